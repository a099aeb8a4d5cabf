/** The floor: a file copied through Node's streams, with nothing done to it. */
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const [list = '', , folder = ''] = process.argv.slice(2)
await pipeline(createReadStream(list), createWriteStream(join(folder, 'clean.csv')))
