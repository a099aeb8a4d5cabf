/** A record of BIFF8: its number, the length of what follows, and that. */
function record(id: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([u16(id), u16(body.length), body])
}

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const f64 = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}
const wide = (text: string) => Buffer.from(text, 'utf16le')

const BOF = 0x809
const EOF = 0x0a
const FILEPASS = 0x2f
const begin = (kind: number) => record(BOF, u16(0x600), u16(kind), Buffer.alloc(12))

/** The least that is an Excel 97 workbook: one sheet of texts and numbers (MS-XLS). */
export function makeXls(
  name: string,
  rows: readonly (readonly (string | number)[])[],
  { password = false } = {},
): Buffer {
  const cells = rows.flatMap((row, at) =>
    row.map((value, column) => {
      const place = Buffer.concat([u16(at), u16(column), u16(0)])
      return typeof value === 'number'
        ? record(0x203, place, f64(value))
        : record(0x204, place, u16(value.length), Buffer.from([1]), wide(value))
    }),
  )
  const globals = (sheetAt: number) =>
    Buffer.concat([
      begin(5),
      ...(password ? [record(FILEPASS, Buffer.alloc(54))] : []),
      record(0x85, u32(sheetAt), u16(0), Buffer.from([name.length, 1]), wide(name)),
      record(EOF),
    ])
  const sheetAt = globals(0).length
  return container(Buffer.concat([globals(sheetAt), begin(0x10), ...cells, record(EOF)]))
}

const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff

/** One stream named `Workbook` in an OLE container (MS-CFB), large enough for whole sectors. */
function container(stream: Buffer): Buffer {
  const sectors = Math.max(8, Math.ceil(stream.length / SECTOR))
  const content = Buffer.concat([stream, Buffer.alloc(sectors * SECTOR - stream.length)])
  const table = Buffer.alloc(SECTOR, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  table.writeUInt32LE(END, 4)
  for (let at = 0; at < sectors; at++) {
    table.writeUInt32LE(at === sectors - 1 ? END : at + 3, 8 + at * 4)
  }
  const entry = (name: string, kind: number, child: number, start: number, size: number) => {
    const bytes = Buffer.alloc(128)
    wide(name).copy(bytes)
    bytes.writeUInt16LE((name.length + 1) * 2, 64)
    bytes[66] = kind
    bytes[67] = 1
    for (const at of [68, 72]) bytes.writeUInt32LE(FREE, at)
    bytes.writeUInt32LE(child, 76)
    bytes.writeUInt32LE(start, 116)
    bytes.writeUInt32LE(size, 120)
    return bytes
  }
  const directory = Buffer.concat([
    entry('Root Entry', 5, 1, END, 0),
    entry('Workbook', 2, FREE, 2, content.length),
    Buffer.alloc(256),
  ])
  const header = Buffer.alloc(SECTOR, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.fill(0, 8, 24)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const) {
    header.writeUInt16LE(value, at)
  }
  header.fill(0, 34, 44)
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [52, 0],
    [56, 4096],
    [60, END],
    [64, 0],
    [68, END],
    [72, 0],
    [76, 0],
  ] as const) {
    header.writeUInt32LE(value, at)
  }
  return Buffer.concat([header, table, directory, content])
}
