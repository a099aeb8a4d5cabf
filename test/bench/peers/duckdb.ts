/** The same work in DuckDB, with the rules that the list needs: ninth digit, area codes, first of duplicates. */
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [list = '', keys = '', folder = '', modules = ''] = process.argv.slice(2)
const require = createRequire(join(modules, 'package.json'))
const { DuckDBInstance } = require('@duckdb/node-api')
const database = await DuckDBInstance.create(':memory:')
const connection = await database.connect()

const areas =
  '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99'
    .split(' ')
    .map((area) => `'${area}'`)
    .join(',')

await connection.run(`
  CREATE TABLE suppressed AS SELECT * FROM read_csv('${keys}', header = true, columns = {'key': 'BIGINT'});
  CREATE TABLE judged AS
  WITH rows AS (
    SELECT *, row_number() OVER () AS line
    FROM read_csv('${list}', delim = ';', quote = '"', escape = '"', header = true, all_varchar = true)
  ), written AS (
    SELECT *, regexp_replace(split_part(telefone, '@', 1), '[^0-9+]', '', 'g') AS w FROM rows
  ), dialled AS (
    SELECT *, CASE WHEN telefone IS NULL OR regexp_matches(telefone, 'E\\+') THEN '' ELSE replace(w, '+', '') END AS d FROM written
  ), national AS (
    SELECT *, CASE
      WHEN w LIKE '+%' AND w NOT LIKE '+55%' THEN NULL
      WHEN length(d) IN (12, 13) AND d LIKE '55%' THEN substr(d, 3)
      WHEN d LIKE '0%' AND length(d) IN (11, 12) THEN substr(d, 2)
      WHEN d LIKE '0%' AND length(d) IN (13, 14) THEN substr(d, 4)
      WHEN length(d) IN (10, 11) THEN d
    END AS n FROM dialled
  ), keyed AS (
    SELECT *, CASE
      WHEN w LIKE '+%' AND w NOT LIKE '+55%' THEN TRY_CAST(d AS BIGINT)
      WHEN substr(n, 1, 2) NOT IN (${areas}) THEN NULL
      WHEN length(n) = 11 AND substr(n, 3, 1) = '9' THEN TRY_CAST('55' || n AS BIGINT)
      WHEN length(n) = 10 AND substr(n, 3, 1) BETWEEN '6' AND '9' THEN TRY_CAST('55' || substr(n, 1, 2) || '9' || substr(n, 3) AS BIGINT)
      WHEN length(n) = 10 AND substr(n, 3, 1) BETWEEN '2' AND '5' THEN TRY_CAST('55' || n AS BIGINT)
    END AS key FROM national
  )
  SELECT k.*, CASE
    WHEN s.key IS NOT NULL THEN 'suppressed'
    WHEN k.key IS NULL THEN 'invalid'
    WHEN row_number() OVER (PARTITION BY k.key ORDER BY line) > 1 THEN 'duplicate'
    ELSE 'kept' END AS code
  FROM keyed k LEFT JOIN suppressed s ON s.key = k.key;
  COPY (SELECT * EXCLUDE (line, w, d, n, key, code) FROM judged WHERE code = 'kept' ORDER BY line)
    TO '${join(folder, 'clean.csv')}' (HEADER, DELIMITER ';');
  COPY (SELECT * EXCLUDE (w, d, n, key) FROM judged WHERE code <> 'kept' ORDER BY line)
    TO '${join(folder, 'removed.csv')}' (HEADER, DELIMITER ';');
`)
const result = await connection.runAndReadAll(
  `SELECT code, count(*)::INT AS count FROM judged GROUP BY code ORDER BY code`,
)
console.log(JSON.stringify(Object.fromEntries(result.getRows())))
