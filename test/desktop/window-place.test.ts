import { describe, expect, test } from 'vitest'
import { fitPlace } from '../../electron/desktop/window-place.ts'

const laptop = { x: 0, y: 0, width: 1366, height: 728 }
const monitor = { x: 1366, y: 0, width: 1920, height: 1040 }
const place = { x: 100, y: 80, width: 1000, height: 600, maximized: false }

describe('the window opens', () => {
  test.each([
    [
      'in the middle the first time',
      null,
      [monitor],
      { bounds: { width: 1280, height: 820 }, maximized: false },
    ],
    [
      'no larger than a small screen',
      null,
      [laptop],
      { bounds: { width: 1280, height: 728 }, maximized: false },
    ],
    [
      'where it was',
      place,
      [laptop],
      { bounds: { x: 100, y: 80, width: 1000, height: 600 }, maximized: false },
    ],
    [
      'on the second screen where it was',
      { ...place, x: 1500 },
      [laptop, monitor],
      { bounds: { x: 1500, y: 80, width: 1000, height: 600 }, maximized: false },
    ],
    [
      'in the middle when that screen is gone',
      { ...place, x: 1500 },
      [laptop],
      { bounds: { width: 1000, height: 600 }, maximized: false },
    ],
    [
      'in the middle when its title would be above the screen',
      { ...place, y: -200 },
      [laptop],
      { bounds: { width: 1000, height: 600 }, maximized: false },
    ],
    [
      'in the middle when hardly a corner could be seen',
      { ...place, x: 1300 },
      [laptop],
      { bounds: { width: 1000, height: 600 }, maximized: false },
    ],
    [
      'smaller when the screen has shrunk',
      { ...place, width: 1900, height: 1000 },
      [laptop],
      { bounds: { x: 100, y: 80, width: 1366, height: 728 }, maximized: false },
    ],
    [
      'maximised when it was',
      { ...place, maximized: true },
      [laptop],
      { bounds: { x: 100, y: 80, width: 1000, height: 600 }, maximized: true },
    ],
  ] as const)('%s', (_name, last, areas, expected) => {
    expect(fitPlace(last, areas)).toEqual(expected)
  })
})
