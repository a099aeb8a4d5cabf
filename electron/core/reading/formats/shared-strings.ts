import { createXmlScanner } from './xml-scanner.ts'
import { unescapeOoxml } from './ooxml-text.ts'

/** The texts that cells of a workbook point to, as bytes: millions of strings would be too many. */
export interface SharedStrings {
  at(index: number): string
}

export const noStrings: SharedStrings = { at: () => '' }

const FIRST_BYTES = 1 << 20
const FIRST_COUNT = 1 << 14

/** Reads `sharedStrings.xml`; what is written above characters to pronounce them is left out. */
export async function readSharedStrings(pieces: AsyncIterable<string>): Promise<SharedStrings> {
  let bytes = Buffer.alloc(FIRST_BYTES)
  let ends = new Float64Array(FIRST_COUNT)
  let count = 0
  let used = 0
  let inText = false
  let above = 0
  let held = ''

  function add(text: string) {
    const most = text.length * 3
    if (used + most > bytes.length) bytes = grown(bytes, used + most)
    used += bytes.write(text, used)
    if (count === ends.length) {
      const more = new Float64Array(ends.length * 2)
      more.set(ends)
      ends = more
    }
    ends[count++] = used
  }

  const scan = createXmlScanner({
    open(name) {
      if (name === 'si') held = ''
      else if (name === 'rPh') above++
      else if (name === 't') inText = above === 0
    },
    text(text) {
      if (inText) held += text
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') above--
      else if (name === 'si') add(unescapeOoxml(held))
    },
  })
  for await (const piece of pieces) scan(piece)

  return {
    at(index) {
      if (!(index >= 0 && index < count)) return ''
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
    },
  }
}

function grown(bytes: Buffer<ArrayBuffer>, least: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(Math.max(least, bytes.length * 2))
  bytes.copy(larger)
  return larger
}
