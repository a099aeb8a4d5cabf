import { generateList } from '/work/wt/perf/test/bench/generate-list.ts'
import { writeFileSync } from 'node:fs'
const g = generateList({
  folder: '/tmp/perfdata',
  rows: Number(process.argv[2]),
  optOuts: 1_000_000,
  encoding: 'utf-8',
})
writeFileSync(
  `/tmp/perfdata/truth-${process.argv[2]}.json`,
  JSON.stringify({ sha: g.cleanSha256, counts: g.counts }),
)
console.log(g.cleanSha256, g.counts)
