/**
 * Who may import whom. The rules are `.dependency-cruiser.json`; this runs them and makes sure that
 * they saw the code, because a cruiser that finds no modules also finds no violations.
 */
import { readFileSync } from 'node:fs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const ROOMS = ['electron', 'renderer', 'shared'] as const
const FEWEST_MODULES = 300

const { options, ...ruleSet } = JSON.parse(readFileSync('.dependency-cruiser.json', 'utf8'))
const { output } = await cruise([...ROOMS], { ...options, ruleSet, validate: true }, undefined, {
  tsConfig: extractTSConfig(options.tsConfig.fileName),
})
if (typeof output === 'string') throw new Error('The cruiser answered text')
report(output)

function report({ summary, modules }: ICruiseResult): void {
  const seen = (room: string) =>
    modules.filter(({ source }) => source.startsWith(`${room}/`)).length
  const blind = ROOMS.filter((room) => seen(room) === 0)
  if (modules.length < FEWEST_MODULES || blind.length > 0) {
    throw new Error(`Only ${modules.length} modules were cruised; none of: ${blind.join(', ')}`)
  }
  const wrong = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
  console.log(
    wrong.length === 0
      ? `${modules.length} modules import in the right direction`
      : wrong.join('\n'),
  )
  if (wrong.length > 0) process.exitCode = 1
}
