import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { runnerImport, type EnvironmentOptions, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { sentencesOf } from './shared/locales/sentences-of.ts'
import type { messages } from './shared/locales/messages.ts'
import type { screenMessages } from './shared/locales/screen-messages.ts'
import { locales } from './shared/model.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Loaded from node_modules at run time: Electron brings itself, better-sqlite3 carries native code. */
const external = [/^node:/, 'electron', 'better-sqlite3']

const SPEED_TESTS = ['test/**/speed.test.ts', 'test/**/*.speed.test.ts']

/**
 * What the worker loads as one file, whatever its task is: most tasks need most of it, and every
 * file takes half a millisecond. What reads workbooks and archives comes when one is read.
 */
const WORKER_CORE =
  /shared[\\/]|core[\\/](?:store|cleaning|files|reading[\\/](?!formats|copy-as-text))|node_modules[\\/](?:i18next|libphonenumber-js|zod)[\\/]/

/** How entries of the Node side are built. */
function nodeSide(
  input: Readonly<Record<string, string>>,
  together?: { readonly name: string; readonly test: RegExp },
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: {
      noExternal: true,
      external: ['electron', 'better-sqlite3'],
      conditions: ['node', 'import', 'module', 'default'],
    },
    build: {
      ssr: true,
      outDir: path('./dist'),
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        external,
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, path(file)])),
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: { groups: together ? [together] : [] },
          // Smaller, so sooner loaded; the names stay, for whoever reads a log of failures.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  }
}

/** One build, several outputs in `dist/`: the pages, the Node side, and the preload (CommonJS, as Electron's sandbox wants). */
export default defineConfig({
  root: path('./renderer'),
  base: './',
  plugins: [
    react(),
    sentencesByLanguage(),
    sentencesInFiles(),
    phoneRulesAsText(),
    withoutOldChunks(),
  ],
  environments: {
    client: {
      build: {
        outDir: path('./dist/renderer'),
        emptyOutDir: true,
        target: 'chrome138',
        modulePreload: { polyfill: false },
      },
    },
    node: nodeSide({
      cli: './electron/cli.ts',
      main: './electron/main.ts',
      start: './electron/start.ts',
    }),
    worker: nodeSide(
      { worker: './electron/core/jobs/worker.ts' },
      { name: 'core', test: WORKER_CORE },
    ),
    // Begun for every list: each is one file with what it needs and no more.
    filler: nodeSide({ filler: './electron/core/cleaning/fast/filler.ts' }),
    writer: nodeSide({ writer: './electron/core/cleaning/writing/writer.ts' }),
    preload: {
      consumer: 'server',
      build: {
        ssr: true,
        outDir: path('./dist'),
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'node24',
        rolldownOptions: {
          external,
          input: { preload: path('./electron/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'node', 'worker', 'filler', 'writer', 'preload']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
  test: {
    root: path('.'),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A second, the default, is no fault of a program on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', './test/checks/totals.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'works',
          include: ['test/**/*.test.ts'],
          exclude: [...SPEED_TESTS, 'node_modules/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // What is timed runs last and has the machine to itself.
        test: {
          name: 'fast',
          include: SPEED_TESTS,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

/** Chunks have other names in every build: those of older ones would stay for ever. */
function withoutOldChunks(): Plugin {
  return {
    name: 'without-old-chunks',
    applyToEnvironment: ({ name }) => name === 'node',
    buildStart: () => rmSync(path('./dist/chunks'), { recursive: true, force: true }),
  }
}

/**
 * `virtual:sentences/es` holds what the screens say in one language. In the source the three stand
 * side by side; a page loads the one that it speaks, and nothing that only the command line says.
 */
function sentencesByLanguage(): Plugin {
  const prefix = 'virtual:sentences/'
  return {
    name: 'sentences-by-language',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    async load(id) {
      const locale = locales.find((each) => id === `\0${prefix}${each}`)
      if (locale === undefined) return null
      const source = path('./shared/locales/screen-messages.ts')
      const { module } = await runnerImport<{ screenMessages: typeof screenMessages }>(source)
      return `export const sentences = ${JSON.stringify(sentencesOf(module.screenMessages, locale))}`
    },
  }
}

/** The same for the Node side: `dist/sentences/es.json`, read when something is first said in it. */
function sentencesInFiles(): Plugin {
  return {
    name: 'sentences-in-files',
    applyToEnvironment: ({ name }) => name === 'node' || name === 'worker',
    load(id) {
      if (id !== path('./shared/locales/sentences-in.ts')) return null
      return [
        `import { readFileSync } from 'node:fs'`,
        `import { dist } from ${JSON.stringify(path('./electron/built.ts'))}`,
        'const file = (locale) => new URL(`sentences/${locale}.json`, dist)',
        `export const sentencesIn = (locale) => JSON.parse(readFileSync(file(locale), 'utf8'))`,
      ].join('\n')
    },
    async generateBundle() {
      if (this.environment.name !== 'node') return
      const from = path('./shared/locales/messages.ts')
      const { module } = await runnerImport<{ messages: typeof messages }>(from)
      for (const locale of locales) {
        const source = JSON.stringify(sentencesOf(module.messages, locale))
        this.emitFile({ type: 'asset', fileName: `sentences/${locale}.json`, source })
      }
    },
  }
}

/**
 * The rules of all the world's phone numbers, as a text that is read when a number first needs them:
 * a script would be read at every start, and more slowly.
 */
function phoneRulesAsText(): Plugin {
  return {
    name: 'phone-rules-as-text',
    load(id) {
      const [, file] = /^(.*\/libphonenumber-js\/metadata\.\w+\.json)\.js$/.exec(id) ?? []
      if (file === undefined) return null
      const rules = JSON.parse(readFileSync(file, 'utf8')) as object
      const parts = Object.keys(rules).map((part) => `get ${part}() { return rules().${part} },`)
      return [
        `const text = ${JSON.stringify(JSON.stringify(rules))}`,
        'let read',
        'const rules = () => (read ??= JSON.parse(text))',
        `export default { ${parts.join(' ')} }`,
      ].join('\n')
    },
  }
}
