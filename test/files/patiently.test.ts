import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { patiently } from '../../electron/core/files/patiently.ts'
import { tempFolder } from '../cleaning/temp-folder.ts'

/** A rename that another program holds up for the first few times. */
function heldUp(times: number, code: string) {
  const folder = tempFolder()
  const [from, to] = [join(folder, 'a.tmp'), join(folder, 'a.csv')]
  writeFileSync(from, '')
  let tries = 0
  const rename = () => {
    if (++tries <= times) throw Object.assign(new Error('held'), { code })
    renameSync(from, to)
  }
  return { rename, tries: () => tries }
}

test.each(['EPERM', 'EACCES', 'EBUSY'])('Windows may take back a %s within moments', (code) => {
  const held = heldUp(3, code)
  patiently(held.rename, 'win32')
  expect(held.tries()).toBe(4)
})

test.each([
  ['linux', 'EBUSY'],
  ['darwin', 'EPERM'],
  ['win32', 'ENOENT'],
  ['win32', 'ENOSPC'],
] as const)('on %s a %s is final', (platform, code) => {
  const held = heldUp(1, code)
  expect(() => patiently(held.rename, platform)).toThrow('held')
  expect(held.tries()).toBe(1)
})
