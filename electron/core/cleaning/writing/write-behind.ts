import { receiveMessageOnPort, MessageChannel, Worker } from 'node:worker_threads'
import { AppError } from '../../../../shared/errors.ts'
import type { ByteWriter, Written } from './byte-writer.ts'
import type { WriteOrder, WriteReply, WriterStart } from './write-orders.ts'
import { spareThread } from '../../files/spare-thread.ts'
import { threadFile } from '../../files/thread-file.ts'

/** A thread that hashes and writes files while this one goes on. */
export interface WriteBehind {
  /** Writes to an open file, which has to stay open until `finish` or `stop` came back. */
  open(descriptor: number): ByteWriter
  /** Ends the thread; all its files must have finished or stopped. */
  close(): void
}

const BUFFER_BYTES = 1 << 20
/** A thread that has not begun by then never will. */
const LONGEST_START_MS = 60_000
/** The slowest disk has taken a block, or all that the system kept for it, by then. */
const LONGEST_ORDER_MS = 600_000

const writerFile = threadFile(import.meta.url, 'writer')
const writers = spareThread(
  () =>
    new Worker(writerFile, {
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
    }),
)

/** Begins the thread that a long list will need in a moment. */
export const expectWriting = writers.expect

/**
 * Begins a thread that writes behind this one. It takes orders in the order in which they are given,
 * and counts those it has carried out in memory that both share: this thread waits inside synchronous
 * code, where messages do not arrive by themselves.
 */
export function openWriteBehind(): WriteBehind {
  const done = new Int32Array(new SharedArrayBuffer(4))
  const { port1: ours, port2: theirs } = new MessageChannel()
  const start: WriterStart = { done, port: theirs }
  const thread = writers.take()
  thread.postMessage(start, [theirs])
  const replies = new Map<number, WriteReply>()
  let files = 0
  let orders = 0
  let isLost = false

  /** @returns the number of the order, for `awaitDone` */
  function give(order: WriteOrder): number {
    ours.postMessage(order)
    return ++orders
  }

  /** Waits until an order is carried out. @returns `false` when the thread is gone */
  function isDone(order: number): boolean {
    for (let count = Atomics.load(done, 0); count < order; count = Atomics.load(done, 0)) {
      const longest = count === 0 ? LONGEST_START_MS : LONGEST_ORDER_MS
      isLost ||= Atomics.wait(done, 0, count, longest) === 'timed-out'
      if (isLost) return false
    }
    return true
  }

  /**
   * @returns what was said of a file until an order was carried out, if anything
   * @throws AppError `worker_crashed` when the thread is gone
   */
  function awaitDone(order: number, file: number): WriteReply | null {
    if (!isDone(order)) throw new AppError('worker_crashed')
    for (let said = receiveMessageOnPort(ours); said; said = receiveMessageOnPort(ours)) {
      const reply: WriteReply = said.message
      replies.set(reply.file, reply)
    }
    return replies.get(file) ?? null
  }

  return {
    open(descriptor) {
      const file = files++
      const [first, second] = [newBuffer(), newBuffer()]
      let inHand = first
      let other = second
      let lastOrder: number | null = null
      give({ order: 'open', file, descriptor })
      return {
        get buffer() {
          return inHand.bytes
        },
        put(length) {
          inHand.lastOrder = give({ order: 'write', file, bytes: inHand.bytes.subarray(0, length) })
          ;[inHand, other] = [other, inHand]
          throwIfFailed(awaitDone(inHand.lastOrder, file))
        },
        startFinishing() {
          lastOrder ??= give({ order: 'finish', file })
        },
        finish() {
          lastOrder ??= give({ order: 'finish', file })
          const reply = awaitDone(lastOrder, file)
          throwIfFailed(reply)
          return writtenIn(reply)
        },
        stop: () => void isDone(give({ order: 'stop', file })),
      }
    },
    close() {
      ours.close()
      void thread.terminate()
    },
  }
}

/** One of the two buffers of a file: one is filled while the other is written. */
function newBuffer() {
  return { bytes: new Uint8Array(new SharedArrayBuffer(BUFFER_BYTES)), lastOrder: 0 }
}

/** An error loses the system's codes on its way between threads. */
function throwIfFailed(reply: WriteReply | null): void {
  if (!reply || !('failure' in reply)) return
  const { message, ...codes } = reply.failure
  throw Object.assign(new Error(message), codes)
}

function writtenIn(reply: WriteReply | null): Written {
  if (!reply || !('written' in reply)) throw new AppError('worker_crashed')
  return reply.written
}
