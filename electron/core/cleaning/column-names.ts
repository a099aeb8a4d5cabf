/**
 * Names for columns that are added to a list, none of which the list has already: many programs read
 * only one of two columns with one name, and which one is chance. `Código` becomes `Código 2`.
 *
 * @param titles of the list
 * @param wanted names of the added columns, which differ among themselves
 */
export function columnNamesBeside(titles: readonly string[], wanted: readonly string[]): string[] {
  const taken = new Set(titles.map(folded))
  return wanted.map((name) => {
    let free = name
    for (let turn = 2; taken.has(folded(free)); turn++) free = `${name} ${turn}`
    taken.add(folded(free))
    return free
  })
}

/** Programs differ in whether capitals, accents and blanks tell two names apart. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
