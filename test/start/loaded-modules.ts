import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runCli } from '../cli/run-cli.ts'

/** What one thread of the program loaded. */
export interface LoadedModules {
  /** The built file that the thread began with: `cli.js`, `worker.js`, `filler.js`. */
  readonly entry: string
  /** How many built files it loaded. */
  readonly built: number
  /** The source files that its built files were made of, from the project's folder. */
  readonly sources: readonly string[]
}

/** Runs a command of the built program, and tells what each of its threads loaded for it. */
export async function loadedBy(folder: string, args: readonly string[]): Promise<LoadedModules[]> {
  const notes = join(folder, 'loaded.jsonl')
  const { code, stderr } = await runCli(folder, args, {
    env: {
      LOADED_MODULES: notes,
      NODE_OPTIONS: `--import=${pathToFileURL(resolve('test/start/note-modules.ts')).href}`,
    },
  })
  if (code !== 0) throw new Error(stderr)
  const threads = new Map<number, string[]>()
  for (const line of readFileSync(notes, 'utf8').trim().split('\n')) {
    const { thread, url } = JSON.parse(line) as { thread: number; url: string }
    const file = url.startsWith('file:') ? fileURLToPath(url) : url
    threads.set(thread, [...(threads.get(thread) ?? []), file])
  }
  return [...threads.values()].map((files) => {
    const built = files.filter((file) => file.startsWith(resolve('dist')))
    return {
      entry: basename(built[0] ?? ''),
      built: built.length,
      sources: files.flatMap(sourcesOf),
    }
  })
}

function sourcesOf(file: string): string[] {
  const map = `${file}.map`
  if (!existsSync(map)) return [relative(process.cwd(), file)]
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] }
  return sources.map((source) => relative(process.cwd(), join(dirname(file), source)))
}
