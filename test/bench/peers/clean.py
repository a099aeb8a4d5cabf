"""The same work with Python's csv module and sets, with the rules of Brazilian numbers."""

import csv
import re
import sys

list_path, keys_path, folder = sys.argv[1:4]
AREAS = set(
    "11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53"
    " 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96"
    " 97 98 99".split()
)
not_a_digit = re.compile(r"[^0-9+]")


def key_of(cell):
    if "E+" in cell:
        return None
    written = not_a_digit.sub("", cell.split("@", 1)[0])
    digits = written.replace("+", "")
    if written.startswith("+") and not written.startswith("+55"):
        return digits
    size = len(digits)
    if size in (12, 13) and digits.startswith("55"):
        national = digits[2:]
    elif digits.startswith("0") and size in (11, 12):
        national = digits[1:]
    elif digits.startswith("0") and size in (13, 14):
        national = digits[3:]
    elif size in (10, 11):
        national = digits
    else:
        return None
    if national[:2] not in AREAS:
        return None
    if len(national) == 11:
        return "55" + national if national[2] == "9" else None
    if len(national) != 10 or national[2] < "2":
        return None
    return "55" + national[:2] + "9" + national[2:] if national[2] > "5" else "55" + national


with open(keys_path) as keys:
    suppressed = set(keys.read().split())
seen = set()
with (
    open(list_path, encoding="utf-8", newline="") as source,
    open(folder + "/clean.csv", "w", encoding="utf-8", newline="") as clean_file,
    open(folder + "/removed.csv", "w", encoding="utf-8", newline="") as removed_file,
):
    rows = csv.reader(source, delimiter=";")
    clean = csv.writer(clean_file, delimiter=";")
    removed = csv.writer(removed_file, delimiter=";")
    header = next(rows)
    clean.writerow(header)
    removed.writerow([*header, "reason"])
    for row in rows:
        key = key_of(row[1])
        if key is None:
            removed.writerow([*row, "invalid"])
        elif key in suppressed:
            removed.writerow([*row, "suppressed"])
        elif key in seen:
            removed.writerow([*row, "duplicate"])
        else:
            seen.add(key)
            clean.writerow(row)
