import { attributeOf, createXmlScanner } from './xml-scanner.ts'

/** Which of a workbook's cell formats show a number as a date or a time, by their place. */
export type DateFormats = readonly boolean[]

/** Formats that every workbook has without saying so (ECMA-376, 18.8.30), also in Asian editions. */
function isBuiltInDate(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  )
}

export function readDateFormats(xml: string): DateFormats {
  const custom = new Map<number, boolean>()
  const formats: boolean[] = []
  let inCells = false
  const scan = createXmlScanner({
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt') {
        custom.set(
          Number(attributeOf(attributes, 'numFmtId')),
          isDateFormat(attributeOf(attributes, 'formatCode') ?? ''),
        )
      } else if (name === 'xf' && inCells) {
        const id = Number(attributeOf(attributes, 'numFmtId'))
        formats.push(custom.get(id) ?? isBuiltInDate(id))
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  scan(xml)
  return formats
}

/** Letters of dates outside quotes, colours and fillers: `dd/mm/yyyy`, `[h]:mm`, and not `0" dias"`. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|[\\_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/general|standard/gi, '')
  return /[ymdhs]/i.test(bare)
}

const DAY_MS = 86_400_000
const UNIX_EPOCH = 25_569
const LAST_DAY = 2_958_465
const DAYS_UNTIL_1904 = 1_462

/** Excel counts days from 1900 and believes that 1900 had a 29th of February; old Macs from 1904. */
export function dateOfSerial(serial: number, from1904: boolean): Date {
  const days = from1904 ? serial + DAYS_UNTIL_1904 : serial
  if (!(days >= 0 && days <= LAST_DAY + 1)) return new Date(NaN)
  const corrected = days >= 1 && days < 60 && !from1904 ? days + 1 : days
  return new Date(Math.round((corrected - UNIX_EPOCH) * DAY_MS))
}
