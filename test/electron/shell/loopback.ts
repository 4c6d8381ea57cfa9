import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryBackend } from '#test/helpers/memory-backend.ts'
import { startLoopbackHost, type LoopbackHost, type LoopbackOptions } from '#electron/shell/chromium.ts'

export interface Got {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Asking {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: Uint8Array | string
}

/** Asks over a bare connection, so that every header is the test's own and no path is tidied on the way. */
export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers }, agent: false }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }))
      response.once('error', reject)
    })
    asking.once('error', reject)
    asking.end(body)
  })
}

export interface Served {
  readonly host: LoopbackHost
  readonly backend: ReturnType<typeof createMemoryBackend>
  readonly port: number
  readonly token: string
  /** Trades the token for the cookie. */
  cookie(): Promise<string>
  /** Headers of a request our own page would send. */
  asPage(): Promise<Record<string, string>>
  close(): Promise<void>
}

const page = `<!doctype html><html><head><meta name="csp-nonce" content="__CSP_NONCE__"><title>Page</title>
<script>window.inlineRan = true</script><script type="module" src="/assets/app-abc123.js"></script></head><body></body></html>`

/** A host over a small built window and a real backend in memory. Beside the window's folder lies a file nobody may read. */
export async function serve(options: Partial<LoopbackOptions> = {}): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-host-'))
  const assets = join(folder, 'renderer')
  await mkdir(join(assets, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'not for the window')
  await writeFile(join(assets, 'index.html'), page)
  await writeFile(join(assets, 'assets', 'app-abc123.js'), 'window.moduleRan = true\n')
  await writeFile(join(assets, 'notes.txt'), 'notes')
  const backend = createMemoryBackend()
  const host = await startLoopbackHost({ backend, assets, ...options })
  const { port: portText, pathname } = new URL(host.url)
  const port = Number(portText)
  const cookie = async () => {
    const { headers } = await ask(port, pathname)
    return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  }
  let held: string | undefined
  return {
    host,
    backend,
    port,
    token: pathname.split('/').pop() ?? '',
    cookie,
    async asPage() {
      held ??= await cookie()
      return { cookie: held, origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }
    },
    async close() {
      await host.close()
      await backend.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
