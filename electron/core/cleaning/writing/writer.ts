/** Entry of the writing thread: hashes and writes what the judging thread hands over. */
import { parentPort } from 'node:worker_threads'
import { assertNever } from '../../../../shared/assert-never.ts'
import { hashedFile } from './byte-writer.ts'
import type { WriteFailure, WriteOrder, WriteReply, WriterStart } from './write-orders.ts'

const files = new Map<number, ReturnType<typeof hashedFile>>()

parentPort?.once('message', ({ done, port }: WriterStart) => {
  const say = (reply: WriteReply) => port.postMessage(reply)
  port.on('message', (order: WriteOrder) => {
    try {
      carryOut(order, say)
    } catch (thrown) {
      // Nothing more is written to a file once a part of it is missing.
      files.delete(order.file)
      say({ file: order.file, failure: failureOf(thrown) })
    }
    Atomics.add(done, 0, 1)
    Atomics.notify(done, 0)
  })
})

function carryOut(order: WriteOrder, say: (reply: WriteReply) => void): void {
  switch (order.order) {
    case 'open':
      return void files.set(order.file, hashedFile(order.descriptor))
    case 'write':
      return files.get(order.file)?.write(order.bytes)
    case 'finish': {
      const written = files.get(order.file)?.finish()
      if (written) say({ file: order.file, written })
      return
    }
    case 'stop':
      return void files.delete(order.file)
    default:
      return assertNever(order)
  }
}

function failureOf(thrown: unknown): WriteFailure {
  if (!(thrown instanceof Error)) return { message: String(thrown) }
  const { message, code, errno } = thrown as NodeJS.ErrnoException
  return { message, ...(code && { code }), ...(errno !== undefined && { errno }) }
}
