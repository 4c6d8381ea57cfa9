import react from '@vitejs/plugin-react'
import mantine from 'postcss-preset-mantine'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** Asks for the first screen's data by a script of its own, which the page runs before the large ones have come. */
const earlyCalls: Plugin = {
  name: 'early-calls',
  buildStart() {
    this.emitFile({ type: 'chunk', id: fileURLToPath(new URL('early.ts', import.meta.url)), name: 'early' })
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const early = Object.values(bundle).find(file => file.type === 'chunk' && file.name === 'early')
      return early === undefined ? [] : [{ tag: 'script', attrs: { type: 'module', crossorigin: true, src: `/${early.fileName}` }, injectTo: 'head-prepend' }]
    },
  },
}

/** The window's build: every file comes from the application itself, and no script stands inline in the page. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react(), earlyCalls],
  css: { postcss: { plugins: [mantine()] } },
  build: {
    outDir: fileURLToPath(new URL('../out/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome132',
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      output: {
        // What the first screen needs comes in one file, and before it the little that asks for its data. What most screens use comes in two
        // more instead of dozens; the rest comes with its screen.
        codeSplitting: {
          groups: [
            { name: 'calls', test: /renderer\/(early|lib\/(early-calls|transport))\.|shared\/ipc\/errors\./, priority: 2 },
            { name: 'first', tags: ['$initial'], priority: 1 },
            { name: 'libraries', test: /node_modules\/(?!pdfjs-dist|prosemirror|@tiptap|orderedmap|rope-sequence|w3c-keyname)/, minShareCount: 4 },
            { name: 'common', test: /(renderer\/(components|lib)|shared\/(ipc|lib|contracts|signing|audit|approvals))\//, minShareCount: 4 },
          ],
        },
      },
    },
    license: { fileName: 'licences.txt' },
  },
})
