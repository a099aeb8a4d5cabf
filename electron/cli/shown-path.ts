import { isAbsolute, relative } from 'node:path'

/** A path as a person standing in `folder` would write it: short below it, whole elsewhere. */
export function shownPath(path: string, folder = process.cwd()): string {
  const short = relative(folder, path)
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short
}
