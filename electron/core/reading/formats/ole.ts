import { openSync, readSync, closeSync } from 'node:fs'

/** What an OLE container holds, as far as lists go. */
export type OleKind = 'workbook' | 'protected' | 'other'

const MOST_LOOKED_AT = 64 << 20
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
/** Office puts a workbook under a password into streams with these names (MS-OFFCRYPTO 2.3). */
const ENCRYPTED = utf16('EncryptedPackage')
const WORKBOOK = [utf16('Workbook\0'), utf16('Book\0')]
/** BIFF8: a beginning of the workbook's own records, and the record that says it is encrypted. */
const GLOBALS = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00])
const FILEPASS = 0x2f
const RECORDS_LOOKED_AT = 4

/** Tells an old workbook from one under a password, and both from Word files and mails. */
export function oleKindOf(path: string): OleKind {
  const bytes = head(path)
  if (bytes.includes(ENCRYPTED)) return 'protected'
  if (!WORKBOOK.some((name) => bytes.includes(name))) return 'other'
  return isEncrypted(bytes) ? 'protected' : 'workbook'
}

function isEncrypted(bytes: Buffer): boolean {
  let at = bytes.indexOf(GLOBALS)
  for (let looked = 0; at >= 0 && looked < RECORDS_LOOKED_AT && at + 4 <= bytes.length; looked++) {
    if (bytes.readUInt16LE(at) === FILEPASS) return true
    at += 4 + bytes.readUInt16LE(at + 2)
  }
  return false
}

function head(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(MOST_LOOKED_AT)
    return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0))
  } finally {
    closeSync(file)
  }
}
