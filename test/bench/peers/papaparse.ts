/** What one writes first: Papa Parse, libphonenumber-js and a Set. */
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import Papa from 'papaparse'

const [list = '', keys = '', folder = ''] = process.argv.slice(2)
const suppressed = new Set(
  readFileSync(keys, 'utf8')
    .split('\n')
    .map((key) => `+${key}`),
)
const seen = new Set<string>()
const clean = createWriteStream(join(folder, 'clean.csv'))
const removed = createWriteStream(join(folder, 'removed.csv'))
let isHeader = true

const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ';' })
parser.on('data', (row: string[]) => {
  if (isHeader) {
    isHeader = false
    clean.write(`${Papa.unparse([row], { delimiter: ';' })}\r\n`)
    removed.write(`${Papa.unparse([[...row, 'reason']], { delimiter: ';' })}\r\n`)
    return
  }
  const number = parsePhoneNumberFromString(row[1] ?? '', 'BR')
  const key = number?.isValid() ? number.number : ''
  const reason =
    key === '' ? 'invalid' : suppressed.has(key) ? 'suppressed' : seen.has(key) ? 'duplicate' : ''
  if (reason === '') {
    seen.add(key)
    clean.write(`${Papa.unparse([row], { delimiter: ';' })}\r\n`)
  } else {
    removed.write(`${Papa.unparse([[...row, reason]], { delimiter: ';' })}\r\n`)
  }
})
parser.on('end', () => {
  clean.end()
  removed.end()
})
createReadStream(list).setEncoding('utf8').pipe(parser)
