/** Entry of the filling thread: reads a list into batches ahead of the thread that judges them. */
import { parentPort } from 'node:worker_threads'
import { batchesIn, batchInTurn } from './batch.ts'
import { openFiller } from './fill-batch.ts'
import { createTurns, type FillerReport, type FillerStart } from './filler-protocol.ts'

parentPort?.once('message', (start: FillerStart) => {
  try {
    fillAll(start)
  } catch (failure) {
    start.port.postMessage({ failure } satisfies FillerReport)
  }
})

function fillAll({ source, size, memory, turns: shared, port }: FillerStart): void {
  const turns = createTurns(shared)
  const batches = batchesIn(memory, size)
  const filler = openFiller(source, memory)
  let resumes = 0
  try {
    for (let number = 0; turns.awaitFree(number, batches.length); number++) {
      const batch = batchInTurn(batches, number)
      filler.fill(batch)
      if (batch.end === 'end') port.postMessage({ sha256: filler.sha256() } satisfies FillerReport)
      turns.filled(number + 1)
      if (batch.end === 'end') return
      if (batch.end === 'more') continue
      const offset = turns.awaitResume(resumes++)
      if (offset === null) return
      filler.resumeAt(offset)
    }
  } finally {
    filler.close()
  }
}
