import { onSupportedNode } from './runtime.ts'

await onSupportedNode(async () => {
  const argv = process.argv.slice(2)
  const { expectWork } = await import('./cli/expect-work.ts')
  expectWork(argv)
  const { runProgram } = await import('./cli/program.ts')
  await runProgram(argv)
})
