/**
 * Browsers cap the height of an element: about 33.5 M px at 100 % display scaling, 22.4 M at 150 %,
 * 16.8 M at 200 % (measured in Chromium). Taller lists are scrolled in proportion.
 */
const TALLEST = 15_000_000

export interface Scroll {
  readonly rows: number
  /** All in px. `viewport` is the height that shows rows. */
  readonly rowHeight: number
  readonly viewport: number
  readonly scrollTop: number
}

export interface RowWindow {
  /** Height of the scrolled content. */
  readonly height: number
  /** Rows to draw: `first` up to but not including `end`. */
  readonly first: number
  readonly end: number
  /** Where row `first` stands in the content. */
  readonly top: number
}

/** Which rows of a list of equal rows show at a scroll position, and where they stand. */
export function rowWindow(scroll: Scroll): RowWindow {
  const { rows, rowHeight, viewport, scrollTop } = scroll
  const height = contentHeight(scroll)
  const position = scrollTop * stretch(scroll)
  const first = Math.min(Math.floor(position / rowHeight), Math.max(0, rows - 1))
  const end = Math.min(rows, Math.ceil((position + viewport) / rowHeight) + 1)
  return { height, first, end, top: scrollTop - (position - first * rowHeight) }
}

/** The scroll position nearest to the present one at which `row` shows whole. */
export function scrollToRow(row: number, scroll: Scroll): number {
  const { rowHeight, viewport, scrollTop } = scroll
  const ratio = stretch(scroll)
  const position = scrollTop * ratio
  const above = row * rowHeight
  const below = above + rowHeight - viewport
  if (above < position) return above / ratio
  return below > position ? Math.ceil(below / ratio) : scrollTop
}

function contentHeight({ rows, rowHeight }: Scroll): number {
  return Math.min(rows * rowHeight, TALLEST)
}

/** How many px of rows one px of scrolling passes: 1 unless the list is taller than allowed. */
function stretch(scroll: Scroll): number {
  const full = scroll.rows * scroll.rowHeight
  const height = contentHeight(scroll)
  return full === height ? 1 : (full - scroll.viewport) / (height - scroll.viewport)
}
