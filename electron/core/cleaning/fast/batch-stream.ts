import { receiveMessageOnPort, MessageChannel, Worker } from 'node:worker_threads'
import { AppError } from '../../../../shared/errors.ts'
import { batchesIn, batchInTurn, createBatchMemory, type Batch, type BatchSize } from './batch.ts'
import { openFiller, type FillerSource } from './fill-batch.ts'
import { createTurns, WOKEN_FOR, type FillerReport, type FillerStart } from './filler-protocol.ts'
import { spareThread } from '../../files/spare-thread.ts'
import { threadFile } from '../../files/thread-file.ts'

/** The batches of a list, in order. */
export interface BatchStream {
  /** The next batch, valid until the one after it is asked for. */
  next(): Batch
  /** Goes on at an offset, after an `odd` record that ends there. */
  resumeAt(offset: number): void
  /** Of the whole file, once a batch said `end`; `null` when it was not asked for. */
  sha256(): string | null
  close(): void
}

/** Reads in this thread, into one batch over and over. */
export function readHere(source: FillerSource, size: BatchSize): BatchStream {
  const memory = createBatchMemory(size, 1)
  const filler = openFiller(source, memory)
  const batch = batchInTurn(batchesIn(memory, size), 0)
  return {
    next() {
      filler.fill(batch)
      return batch
    },
    resumeAt: (offset) => filler.resumeAt(offset),
    sha256: () => filler.sha256(),
    close: () => filler.close(),
  }
}

const BATCHES = 2 * WOKEN_FOR
const LOOK_UP_MS = 50
/** A thread that gave no batch for so long is gone, or waits for a disk that is. */
const LONGEST_SILENCE_MS = 60_000

const fillerFile = threadFile(import.meta.url, 'filler')
const readers = spareThread(
  () =>
    new Worker(fillerFile, {
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 96 },
    }),
)

/** Begins the thread that a long list will need in a moment. */
export const expectReading = readers.expect

/**
 * Reads in a thread of its own, a few batches ahead, so that reading and judging take place at the
 * same time.
 *
 * @param cancelled polled while there is nothing to judge
 */
export function readAlongside(
  source: FillerSource,
  size: BatchSize,
  cancelled: () => boolean,
): BatchStream {
  const memory = createBatchMemory(size, BATCHES)
  const batches = batchesIn(memory, size)
  const turns = createTurns()
  const { port1: ours, port2: theirs } = new MessageChannel()
  const start: FillerStart = { source, size, memory, turns: turns.shared, port: theirs }
  const thread = readers.take()
  thread.postMessage(start, [theirs])
  let taken = 0
  let sha256: string | null = null

  /** What the thread said, if anything. @throws what it failed with */
  function listen() {
    const report: FillerReport | undefined = receiveMessageOnPort(ours)?.message
    if (report === undefined) return
    if ('failure' in report) throw report.failure
    sha256 = report.sha256
  }

  return {
    next() {
      turns.give(taken)
      const since = performance.now()
      while (!turns.awaitFilled(taken, LOOK_UP_MS)) {
        listen()
        if (cancelled()) throw new AppError('cancelled')
        if (performance.now() - since > LONGEST_SILENCE_MS) throw new AppError('worker_crashed')
      }
      return batchInTurn(batches, taken++)
    },
    resumeAt: (offset) => turns.resume(offset),
    sha256() {
      listen()
      return sha256
    },
    close() {
      turns.stop()
      ours.close()
      void thread.terminate()
    },
  }
}
