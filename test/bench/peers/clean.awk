# The same work in awk: a hash of keys, records that may span lines, the rules of Brazilian numbers.
# Variables: keys (a file of keys), folder (where the two files go).
BEGIN {
  FS = "\n"
  split("11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99", list, " ")
  for (i in list) areas[list[i]] = 1
  while ((getline line < keys) > 0) suppressed[line] = 1
}

function phone(record,    cells, at, column, letter, cell, quoted) {
  if (index(record, "\"") == 0) {
    split(record, cells, ";")
    return cells[2]
  }
  column = 1
  for (at = 1; at <= length(record); at++) {
    letter = substr(record, at, 1)
    if (letter == "\"") quoted = !quoted
    else if (letter == ";" && !quoted) { if (++column > 2) break }
    else if (column == 2) cell = cell letter
  }
  return cell
}

function key(cell,    written, digits, size, national, third) {
  if (cell ~ /E\+/) return ""
  written = cell
  sub(/@.*/, "", written)
  gsub(/[^0-9+]/, "", written)
  digits = written
  gsub(/\+/, "", digits)
  if (written ~ /^\+/ && written !~ /^\+55/) return digits
  size = length(digits)
  if ((size == 12 || size == 13) && digits ~ /^55/) national = substr(digits, 3)
  else if (digits ~ /^0/ && (size == 11 || size == 12)) national = substr(digits, 2)
  else if (digits ~ /^0/ && (size == 13 || size == 14)) national = substr(digits, 4)
  else if (size == 10 || size == 11) national = digits
  if (!(substr(national, 1, 2) in areas)) return ""
  third = substr(national, 3, 1)
  if (length(national) == 11) return third == "9" ? "55" national : ""
  if (length(national) != 10 || third < "2") return ""
  return third > "5" ? "55" substr(national, 1, 2) "9" substr(national, 3) : "55" national
}

{
  record = pending == "" ? $0 : pending "\n" $0
  copy = record
  if (gsub(/"/, "", copy) % 2 == 1) { pending = record; next }
  pending = ""
  if (NR == 1) { print record > (folder "/clean.csv"); next }
  k = key(phone(record))
  if (k == "") reason = "invalid"
  else if (k in suppressed) reason = "suppressed"
  else if (k in seen) reason = "duplicate"
  else {
    seen[k] = 1
    print record > (folder "/clean.csv")
    next
  }
  sub(/\r$/, "", record)
  print record ";" reason "\r" > (folder "/removed.csv")
}
