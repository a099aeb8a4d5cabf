/**
 * Names of fields for the columns of a list, each once and none empty, as JSON: `"fone"`, `"fone 2"`,
 * `"column 3"`. Cells beyond the titles get names too.
 */
export function jsonNames(header: readonly string[]): (index: number) => string {
  const taken = new Set<string>()
  const names: string[] = []
  const add = (title: string, index: number) => {
    const base = title === '' ? `column ${index + 1}` : title
    let name = base
    for (let turn = 2; taken.has(name); turn++) name = `${base} ${turn}`
    taken.add(name)
    names.push(JSON.stringify(name))
  }
  for (const [index, title] of header.entries()) add(title.trim(), index)
  return (index) => {
    while (names.length <= index) add('', names.length)
    return names[index] ?? ''
  }
}
