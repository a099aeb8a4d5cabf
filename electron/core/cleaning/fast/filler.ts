/** Entry of the filling thread: reads a list into batches ahead of the thread that judges them. */
import { workerData } from 'node:worker_threads'
import { batchesIn, batchInTurn } from './batch.ts'
import { openFiller } from './fill-batch.ts'
import { createTurns, type FillerReport, type FillerStart } from './filler-protocol.ts'

const { source, size, memory, turns: shared, port } = workerData as FillerStart
const say = (report: FillerReport) => port.postMessage(report)

try {
  fillAll()
} catch (failure) {
  say({ failure })
}

function fillAll(): void {
  const turns = createTurns(shared)
  const batches = batchesIn(memory, size)
  const filler = openFiller(source, memory)
  let resumes = 0
  try {
    for (let number = 0; turns.awaitFree(number, batches.length); number++) {
      const batch = batchInTurn(batches, number)
      filler.fill(batch)
      if (batch.end === 'end') say({ sha256: filler.sha256() })
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
