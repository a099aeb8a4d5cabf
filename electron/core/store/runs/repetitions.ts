/**
 * The beginning of a query that knows a table `repetition`: every run, and the first one of those that
 * were each done again from another. They are one list, sent once.
 */
export const withRepetitions = `WITH RECURSIVE repetition (run, first) AS (
  SELECT id, id FROM run WHERE redo_of IS NULL
  UNION ALL
  SELECT r.id, earlier.first FROM run r JOIN repetition earlier ON r.redo_of = earlier.run)`
