import { onSupportedNode } from './runtime.ts'

await onSupportedNode(async () => {
  const { startHere } = await import('./start/start-here.ts')
  await startHere(process.argv.slice(2))
})
