/** What a scanner finds, in the order of the text. Names come without their namespace prefix. */
export interface XmlHandler {
  /** @param attributes as written; `attributeOf` reads them */
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}
/** A tag longer than this is no tag of a spreadsheet. */
const LONGEST_TAG = 1 << 20

/**
 * Walks over XML piece by piece. It checks nothing: documents with a document type, the only ones
 * that need more, are refused before.
 *
 * @returns a function that takes the next piece of the text
 * @throws Error when a tag does not end
 */
export function createXmlScanner({ open, text, close }: XmlHandler): (piece: string) => void {
  let rest = ''

  function tag(inner: string) {
    if (inner.startsWith('/')) return close(localName(inner.slice(1).trim()))
    const isEmpty = inner.endsWith('/')
    const body = isEmpty ? inner.slice(0, -1) : inner
    const end = body.search(/\s/)
    const name = localName(end < 0 ? body : body.slice(0, end))
    open(name, end < 0 ? '' : body.slice(end))
    if (isEmpty) close(name)
  }

  return (piece) => {
    const all = rest + piece
    let at = 0
    for (;;) {
      const start = all.indexOf('<', at)
      if (start < 0) {
        // An entity may be cut: text is handed over up to the last one that is not closed.
        const cut = all.lastIndexOf('&')
        const whole =
          cut >= at && all.length - cut < 12 && !all.includes(';', cut) ? cut : all.length
        if (whole > at) text(unescapeXml(all.slice(at, whole)))
        rest = all.slice(whole)
        return
      }
      if (start > at) text(unescapeXml(all.slice(at, start)))
      const end = endOfMarkup(all, start)
      if (end < 0) {
        rest = all.slice(start)
        if (rest.length > LONGEST_TAG) throw new Error('A tag does not end')
        return
      }
      if (all.startsWith('<![CDATA[', start)) text(all.slice(start + 9, end - 3))
      else if (all[start + 1] !== '!' && all[start + 1] !== '?') tag(all.slice(start + 1, end - 1))
      at = end
    }
  }
}

/** Where the markup that begins at `start` is over; -1 when the text ends before. */
function endOfMarkup(text: string, start: number): number {
  const ends = text.startsWith('<!--', start)
    ? '-->'
    : text.startsWith('<![CDATA[', start)
      ? ']]>'
      : text[start + 1] === '?'
        ? '?>'
        : null
  if (ends !== null) {
    const end = text.indexOf(ends, start)
    return end < 0 ? -1 : end + ends.length
  }
  // `>` may stand in the value of an attribute.
  let quote = ''
  for (let at = start + 1; at < text.length; at++) {
    const letter = text[at]
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at + 1
  }
  return -1
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of an attribute, by its name without prefix; `null` when it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  // Nearly always ` name="value"`; the pattern below is for everything else that XML allows.
  const start = attributes.indexOf(` ${name}="`)
  if (start >= 0) {
    const from = start + name.length + 3
    return unescapeXml(attributes.slice(from, attributes.indexOf('"', from)))
  }
  if (!attributes.includes(`${name}=`) && !attributes.includes(' =')) return null
  for (const [, written = '', double, single] of attributes.matchAll(
    /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (localName(written) === name) return unescapeXml(double ?? single ?? '')
  }
  return null
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, named) => {
    const code = hex ? parseInt(hex, 16) : decimal ? Number(decimal) : NaN
    if (code <= 0x10ffff) return String.fromCodePoint(code)
    return ENTITIES[String(named)] ?? whole
  })
}
