/**
 * The kernels that a cleaning runs must be what their source says: `npm run check:kernel` compiles
 * `kernel/assembly/` again and compares. `npm run build:kernel` writes `kernel/code.ts` anew.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const folder = fileURLToPath(new URL('../../electron/core/cleaning/fast/kernel/', import.meta.url))
const codeFile = `${folder}code.ts`
const source = `${folder}assembly/`

/** What the memory of each has to be: batches are shared by two threads, a table is one thread's. */
const kernels = {
  scan: ['--sharedMemory', '--maximumMemory', '65536', '--enable', 'threads'],
  table: [],
}

const lines = ['/** Made from `assembly/` by `npm run build:kernel`; never edited by hand. */']
for (const [name, options] of Object.entries(kernels)) {
  lines.push(`export const ${name}Code =`, `  '${await compile(name, options)}'`)
}
const code = `${lines.join('\n')}\n`
if (process.argv.includes('--write')) writeFileSync(codeFile, code)
else if (readFileSync(codeFile, 'utf8') !== code) {
  console.error('The kernels are not what their source says: npm run build:kernel')
  process.exitCode = 1
}

/** @returns the kernel's code, in Base64 */
async function compile(name: string, options: readonly string[]): Promise<string> {
  let code = ''
  const { error, stderr } = await asc.main(
    [
      `${name}.ts`,
      ...['--outFile', `${name}.wasm`, '-O3', '--noAssert', '--runtime', 'stub'],
      ...['--importMemory', '--initialMemory', '1', '--enable', 'simd', ...options],
    ],
    {
      // The compiler brings its own library, and asks for the rest.
      readFile: (file) => (file === `${name}.ts` ? readFileSync(`${source}${file}`, 'utf8') : null),
      writeFile: (_, contents) => void (code = Buffer.from(contents).toString('base64')),
      listFiles: () => [],
    },
  )
  if (error) throw new Error(stderr.toString(), { cause: error })
  return code
}
