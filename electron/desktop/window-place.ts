/** A rectangle on the screens, in the units of the system. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the window was, as it was written down when it closed. */
export interface WindowPlace extends Area {
  readonly maximized: boolean
}

export interface FittedPlace {
  readonly bounds: Partial<Pick<Area, 'x' | 'y'>> & Pick<Area, 'width' | 'height'>
  readonly maximized: boolean
}

const FIRST_SIZE = { width: 1280, height: 820 }
/** So much of the window must be on a screen for a person to get hold of it. */
const GRIP = { width: 160, height: 60 }

/**
 * A place for the window on the screens there are now: where it was, if it can still be reached there,
 * else in the middle; never larger than a screen.
 *
 * @param areas the usable parts of the screens, the main one first
 */
export function fitPlace(last: WindowPlace | null, areas: readonly Area[]): FittedPlace {
  const { maximized = false } = last ?? {}
  const home = last && areas.find((area) => isWithinReach(last, area))
  const area = home ?? areas[0]
  const wanted = last ?? FIRST_SIZE
  const size = {
    width: Math.min(wanted.width, area?.width ?? Infinity),
    height: Math.min(wanted.height, area?.height ?? Infinity),
  }
  return { bounds: home && last ? { x: last.x, y: last.y, ...size } : size, maximized }
}

function isWithinReach(window: Area, area: Area): boolean {
  const right = Math.min(window.x + window.width, area.x + area.width)
  const bottom = Math.min(window.y + window.height, area.y + area.height)
  const width = right - Math.max(window.x, area.x)
  const height = bottom - Math.max(window.y, area.y)
  return width >= GRIP.width && height >= GRIP.height && window.y >= area.y
}
