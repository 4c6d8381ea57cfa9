import react from '@vitejs/plugin-react'
import mantine from 'postcss-preset-mantine'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The window's build: every file comes from the application itself, and no script stands inline in the page. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
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
        // What every screen uses comes in two files instead of dozens; the editor and the PDF reader stay with the screens that need them.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules\/(?!pdfjs-dist|prosemirror|@tiptap|perfect-freehand|orderedmap|rope-sequence|w3c-keyname)/ },
            { name: 'frame', test: /(renderer\/(components|lib|app\/[^/]+$)|shared\/(ipc|lib|contracts|signing|audit|approvals)\/)/ },
          ],
        },
      },
    },
    license: { fileName: 'licences.txt' },
  },
})
