/**
 * The kernels must be what their source says: `npm run check:kernel` compiles
 * `electron/core/kernels/assembly/` again and compares. `npm run build:kernel` writes `code.ts` beside it anew.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const kernel = fileURLToPath(new URL('../../electron/core/kernels/', import.meta.url))
const compiler = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'))
const usual = '-O3 --noAssert --runtime stub --importMemory --initialMemory 1 --enable simd'

/** What each needs besides: batches are shared by two threads, everything else is one thread's. */
const kernels = {
  scan: '--enable threads --sharedMemory --maximumMemory 65536',
  table: '',
  pages: '',
}

const folder = mkdtempSync(join(tmpdir(), 'lista-limpa-kernel-'))
try {
  const lines = ['/** Made from `assembly/` by `npm run build:kernel`; never edited by hand. */']
  for (const [name, more] of Object.entries(kernels)) {
    lines.push(`export const ${name}Code =`, `  '${compile(name, `${usual} ${more}`)}'`)
  }
  const code = `${lines.join('\n')}\n`
  const file = join(kernel, 'code.ts')
  if (process.argv.includes('--write')) writeFileSync(file, code)
  else if (readFileSync(file, 'utf8') !== code) {
    console.error('The kernels are not what their source says: npm run build:kernel')
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** @returns the code, in Base64 */
function compile(name: string, options: string): string {
  const to = join(folder, `${name}.wasm`)
  const from = join(kernel, 'assembly', `${name}.ts`)
  execFileSync(process.execPath, [compiler, from, '--outFile', to, ...options.trim().split(' ')], {
    stdio: 'inherit',
  })
  return readFileSync(to, 'base64')
}
