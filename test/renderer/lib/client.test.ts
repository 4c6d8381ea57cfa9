import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, readBlob, uploadBlob } from '#renderer/lib/client.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { BlobId } from '#shared/lib/ids.ts'

interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A host that remembers what it was asked and answers what the test says. */
interface Host {
  readonly seen: Seen[]
  answer: { readonly status: number; readonly body: string }
}

let server: Server
let host: Host
const realFetch = globalThis.fetch

async function keep(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  host.seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
  response.writeHead(host.answer.status, { 'content-type': 'application/json' }).end(host.answer.body)
}

beforeEach(async () => {
  host = { seen: [], answer: { status: 200, body: '{}' } }
  server = createServer((request, response) => void keep(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
  // A page resolves addresses against where it came from; Node has no such place.
  vi.stubGlobal('window', {})
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => realFetch(`${base}${path}`, init))
})

afterEach(async () => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

const says = (body: unknown, status = 200) => {
  host.answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

describe('a call over the loopback host', () => {
  it('posts its input as JSON and answers the value', async () => {
    says({ ok: true, value: [{ contract: 'c1' }] })
    expect(await call('search.find', { query: 'lease', limit: 5 })).toEqual([{ contract: 'c1' }])
    expect(host.seen).toMatchObject([{ method: 'POST', path: '/call/search.find', body: '{"query":"lease","limit":5}' }])
    expect(host.seen[0]?.headers['content-type']).toBe('application/json')
  })

  it('throws what the application refused, with its code and its own words', async () => {
    says({ ok: false, code: 'session.locked', message: 'Another window has this file open.' })
    await expect(call('session.get', {})).rejects.toMatchObject({ name: 'AppError', code: 'session.locked', message: 'Another window has this file open.' })
  })

  it.each([['no JSON', 'gone'], ['no reply', '{"value": 1}'], ['a refusal without words', '{"ok": false}']])('takes %s for a host that does not answer', async (_, body) => {
    says(body)
    const error = await call('session.get', {}).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).message).toContain('What was shown as saved is on disk')
  })

  it('says what is safe when the host is gone', async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    await expect(call('session.get', {})).rejects.toMatchObject({ code: 'host-unreachable' })
  })
})

describe('a call over the desktop bridge', () => {
  it('goes to the bridge and nowhere else', async () => {
    const asked: unknown[] = []
    vi.stubGlobal('window', {
      countersign: {
        call: (channel: string, raw: unknown) => {
          asked.push([channel, raw])
          return Promise.resolve({ ok: true, value: [] })
        },
      },
    })
    expect(await call('templates.list', {})).toEqual([])
    expect(asked).toEqual([['templates.list', {}]])
    expect(host.seen).toEqual([])
  })
})

describe('files', () => {
  it('are handed over with their name in every script', async () => {
    says({ id: 'b1' }, 201)
    expect(await uploadBlob(new Blob(['text'], { type: 'text/plain' }), 'Vertrag für Łódź.txt')).toBe('b1')
    const [put] = host.seen
    expect(put).toMatchObject({ method: 'PUT', path: '/blob', body: 'text' })
    expect(decodeURIComponent(String(put?.headers['x-file-name']))).toBe('Vertrag für Łódź.txt')
  })

  it('that are too large are refused by name', async () => {
    says('', 413)
    await expect(uploadBlob(new Blob(['x']), 'scan.pdf')).rejects.toMatchObject({ code: 'too-large' })
  })

  it('that are missing are told as missing', async () => {
    says('', 404)
    await expect(readBlob('b9' as BlobId)).rejects.toMatchObject({ code: 'blob-missing' })
  })
})
