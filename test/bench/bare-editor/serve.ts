import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { build } from 'vite'

const source = import.meta.dirname
const built = join(source, '..', '..', 'results', 'bare-editor')
const mediaTypes: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.json': 'application/json' }

export interface BareEditor {
  /** Its address; `?width=` takes the width of the text. */
  readonly url: string
  close(): void
}

/** Builds the bare editor's page beside the test results, for measuring only, and serves it with a document on this machine. */
export async function serveBareEditor(document: object): Promise<BareEditor> {
  await build({ configFile: false, root: source, logLevel: 'warn', build: { outDir: built, emptyOutDir: true, target: 'chrome132', assetsInlineLimit: 0, modulePreload: { polyfill: false } } })
  const json = JSON.stringify(document)
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    const name = path === '/' ? '/index.html' : path
    const found = path === '/document.json' ? Promise.resolve(json) : readFile(join(built, name))
    found.then(
      (body) => response.writeHead(200, { 'content-type': mediaTypes[extname(name)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    )
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}
