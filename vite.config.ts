import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Loaded from node_modules at run time: Electron brings itself, better-sqlite3 carries native code. */
const external = [/^node:/, 'electron', 'better-sqlite3']

const SPEED_TESTS = ['test/**/speed.test.ts', 'test/**/*.speed.test.ts']

/** One build, three outputs in `dist/`: the pages, the Node side, and the preload (CommonJS, as Electron's sandbox wants). */
export default defineConfig({
  root: path('./renderer'),
  base: './',
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir: path('./dist/renderer'),
        emptyOutDir: true,
        target: 'chrome138',
        modulePreload: { polyfill: false },
      },
    },
    node: {
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
          input: {
            cli: path('./electron/cli.ts'),
            filler: path('./electron/core/cleaning/fast/filler.ts'),
            main: path('./electron/main.ts'),
            start: path('./electron/start.ts'),
            worker: path('./electron/core/jobs/worker.ts'),
          },
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
          },
        },
      },
    },
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
      for (const name of ['client', 'node', 'preload']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
  test: {
    root: path('.'),
    testTimeout: 20_000,
    hookTimeout: 60_000,
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
