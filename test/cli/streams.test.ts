import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inBatches, linesOf } from '../../electron/cli/cells.ts'
import { jsonArray } from '../../electron/cli/stream-out.ts'

async function* streamOf<T>(parts: readonly T[]): AsyncGenerator<T> {
  yield* parts
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const part of stream) collected.push(part)
  return collected
}

describe('one cell per line', () => {
  const cases: [string, string[], string[]][] = [
    ['nothing', [], []],
    ['line feeds', ['a\nb\n'], ['a', 'b']],
    ['carriage returns and line feeds', ['a\r\nb\r\n'], ['a', 'b']],
    ['both in one file', ['a\r\nb\nc'], ['a', 'b', 'c']],
    ['a last line without an end', ['a\nb'], ['a', 'b']],
    ['a last line ended by CR alone', ['a\nb\r'], ['a', 'b']],
    ['blank lines are cells too', ['a\n\n\nb\n'], ['a', '', '', 'b']],
    ['a line end cut in two', ['a\r', '\nb'], ['a', 'b']],
    ['a cell cut in two', ['11 9', '8765\n'], ['11 98765']],
    ['a byte order mark', ['\uFEFFa\nb'], ['a', 'b']],
    ['only a first one is a mark', ['a\n\uFEFFb'], ['a', '\uFEFFb']],
    ['a lone CR stays in its cell', ['a\rb\n'], ['a\rb']],
    ['so does a line separator', ['a\u2028b\n'], ['a\u2028b']],
  ]
  test.each(cases)('%s', async (_, parts, expected) => {
    expect(await collect(linesOf(streamOf(parts)))).toEqual(expected)
  })

  test('the same lines however the text is cut', async () => {
    const text = fc.array(fc.constantFrom('a', '1', ' ', '\r', '\n', '\r\n', 'é'))
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        const whole = await collect(linesOf(streamOf([parts.join('')])))
        expect(await collect(linesOf(streamOf(parts)))).toEqual(whole)
      }),
    )
  })
})

describe('batches', () => {
  test('are full but for the last, without blank cells, in order', async () => {
    const cells = ['a', ' ', 'b', '', 'c', 'd', 'e']
    expect(await collect(inBatches(cells, 2))).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })

  test.each([[[]], [['', ' ']]])('of nothing there are none', async (cells) => {
    expect(await collect(inBatches(cells, 2))).toEqual([])
  })
})

describe('a streamed array', () => {
  test.each([[[]], [[{ a: 1 }]], [[1, 'dois', { três: [null] }]]])(
    '%j reads back',
    async (values) => {
      const pieces = await collect(jsonArray(streamOf<unknown>(values)))
      expect(JSON.parse(pieces.join(''))).toEqual(values)
      expect(pieces.join('').endsWith(']\n')).toBe(true)
    },
  )
})
