import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { inRoot } from './paths.mjs'
import { contentHash, recall, remember } from './stamps.mjs'
import { say } from './report.mjs'

const external = ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map(name => `node:${name}`)]

/** pdf.js fetches its worker from beside the file it runs in, so the worker goes there when pdf.js was bundled. */
const pdfWorker = {
  name: 'pdf-worker',
  generateBundle(_options, bundle) {
    const worker = 'pdf.worker.mjs'
    if (!Object.values(bundle).some(({ code }) => code?.includes(`./${worker}`))) return
    this.emitFile({ type: 'asset', fileName: worker, source: readFileSync(inRoot('node_modules', 'pdfjs-dist', 'legacy', 'build', worker)) })
  },
}

/**
 * A program bundled with all it needs but Electron and the database, whose binary lies in its package. In several files, what the first
 * screen does not need is read in later; without, it is one file.
 */
const program = ({ entry, folder, file, format, inParts = false }) => ({
  configFile: false,
  root: inRoot(),
  logLevel: 'warn',
  plugins: [pdfWorker],
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
  build: {
    ssr: inRoot('electron', entry),
    outDir: inRoot('out', folder),
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: { external, output: { format, entryFileNames: file, chunkFileNames: '[name]-[hash].js', codeSplitting: inParts } },
  },
})

const parts = {
  renderer: {
    inputs: ['renderer', 'shared', 'resources', 'package-lock.json'],
    says: 'Building the window …',
    config: () => ({ configFile: inRoot('renderer', 'vite.config.ts'), logLevel: 'warn' }),
  },
  main: {
    inputs: ['electron', 'shared', 'package-lock.json'],
    says: 'Building the Electron shell …',
    config: () => program({ entry: 'main.ts', folder: 'main', file: 'main.js', format: 'es', inParts: true }),
  },
  preload: {
    inputs: ['electron/preload.ts', 'shared', 'package-lock.json'],
    says: 'Building the bridge …',
    config: () => program({ entry: 'preload.ts', folder: 'preload', file: 'preload.cjs', format: 'cjs' }),
  },
  host: {
    inputs: ['electron', 'shared', 'package-lock.json'],
    says: 'Building the services …',
    config: () => program({ entry: 'host.ts', folder: 'host', file: 'host.js', format: 'es', inParts: true }),
  },
  cli: {
    inputs: ['electron', 'shared', 'package-lock.json'],
    says: 'Building the command line …',
    config: () => program({ entry: 'cli.ts', folder: 'cli', file: 'cli.js', format: 'es' }),
  },
}

/** Builds the named parts (renderer, main, preload, host, cli) that changed since they were last built. Needs Node 24. */
export async function ensureBuilt(names, { force = false } = {}) {
  for (const name of names) {
    const { inputs, says, config } = parts[name]
    const hash = contentHash(inputs)
    if (!force && recall(name).hash === hash) continue
    say(says)
    // The builder is large, and at most starts there is nothing to build.
    const { build } = await import('vite')
    await build(config())
    remember(name, { hash })
  }
}
