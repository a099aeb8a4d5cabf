import { onSupportedNode } from './runtime.ts'

await onSupportedNode(async () => {
  const argv = process.argv.slice(2)
  const [only = '', second] = argv
  if (second === undefined && /^(--version|-V)$/.test(only)) {
    const { version } = await import('./version.ts')
    process.stdout.write(`${version}\n`)
    return
  }
  const { expectWork } = await import('./cli/expect-work.ts')
  expectWork(argv)
  const { runProgram } = await import('./cli/program.ts')
  await runProgram(argv)
})
