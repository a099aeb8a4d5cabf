import { onSupportedNode } from './runtime.ts'

await onSupportedNode(async () => {
  const { runProgram } = await import('./cli/program.ts')
  await runProgram(process.argv.slice(2))
})
