import type { OutputFile } from './model.ts'

/**
 * Files under stable names: their role, or for rows of one fate its code; of several that would have
 * one name the further ones carry a number, `clean_2`.
 */
export function byFileKey<File extends Pick<OutputFile, 'role' | 'verdict'>>(
  files: readonly File[],
): Record<string, File> {
  const named: Record<string, File> = {}
  for (const file of files) {
    const wanted = file.role === 'verdict' ? (file.verdict ?? file.role) : file.role
    let key: string = wanted
    for (let turn = 2; Object.hasOwn(named, key); turn++) key = `${wanted}_${turn}`
    named[key] = file
  }
  return named
}
