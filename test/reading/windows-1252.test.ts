import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windows1252Bytes, windows1252Text } from '../../electron/core/reading/windows-1252.ts'

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))

describe('Windows-1252', () => {
  it('is read as the WHATWG standard has it', () => {
    expect(windows1252Text(everyByte)).toBe(new TextDecoder('windows-1252').decode(everyByte))
  })

  it('is written as the bytes that it was read from', () => {
    expect(windows1252Bytes(windows1252Text(everyByte))).toEqual(everyByte)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(windows1252Bytes(windows1252Text(Buffer.from(bytes)))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it('shows the signs that it lacks by their code points', () => {
    expect(windows1252Bytes('Zé – € 😀 ł').toString('latin1')).toBe('Zé \x96 \x80 U+1F600 U+142')
    expect(windows1252Bytes('a\ud83db').toString('latin1')).toBe('aU+D83Db')
  })
})
