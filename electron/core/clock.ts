/** Where the core gets the time from; tests give a clock of their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The day by the clock on the wall, for names of files: `2026-11-25`. */
export function wallDay(moment: Date): string {
  return [moment.getFullYear(), twoDigits(moment.getMonth() + 1), twoDigits(moment.getDate())].join(
    '-',
  )
}

/** Day and time by the clock on the wall: `2026-11-25 153012`. */
export function wallDayAndTime(moment: Date): string {
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()]
  return `${wallDay(moment)} ${time.map(twoDigits).join('')}`
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}
