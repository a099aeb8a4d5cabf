/** What is not as it should be around a ledger that can be used; the words are `store:problem.<name>`. */
export const storeProblems = [
  'cloud_folder',
  'network_folder',
  'conflicted_copy',
  'clock_behind',
  'low_space',
] as const
export type StoreProblem = (typeof storeProblems)[number]
