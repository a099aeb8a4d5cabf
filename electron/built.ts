/** The folder of the build, seen from a bundled entry, from a bundled chunk or from the source. */
export const dist = new URL(
  import.meta.url.endsWith('.ts')
    ? '../dist/'
    : import.meta.url.includes('/chunks/')
      ? '../'
      : './',
  import.meta.url,
)
