/** Loaded before the program, in each of its threads: writes down every module that it loads. */
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { threadId } from 'node:worker_threads'

const notes = process.env['LOADED_MODULES']
if (notes === undefined) throw new Error('LOADED_MODULES names no file')

registerHooks({
  load(url, context, next) {
    appendFileSync(notes, `${JSON.stringify({ thread: threadId, url })}\n`)
    return next(url, context)
  },
})
