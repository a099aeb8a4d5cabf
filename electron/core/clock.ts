/** Where the core gets the time from; tests give a clock of their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
