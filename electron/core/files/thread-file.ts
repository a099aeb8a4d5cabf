/**
 * The file of a thread: beside the one that asks when run from source, beside the entries when
 * bundled.
 *
 * @param from `import.meta.url` of the one that asks
 * @param name of the thread's entry
 */
export function threadFile(from: string, name: string): URL {
  if (from.endsWith('.ts')) return new URL(`./${name}.ts`, from)
  return new URL(from.includes('/chunks/') ? `../${name}.js` : `./${name}.js`, from)
}
