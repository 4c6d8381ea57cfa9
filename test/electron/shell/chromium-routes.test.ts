import fc from 'fast-check'
import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, serve, type Served } from './loopback.ts'

let served: Served
let asPage: Record<string, string>

beforeAll(async () => {
  served = await serve()
  asPage = await served.asPage()
})
afterAll(() => served.close())

const json = (body: Buffer): unknown => JSON.parse(body.toString('utf8'))
const post = (path: string, body: Uint8Array | string, headers: Record<string, string> = {}) =>
  ask(served.port, path, { method: 'POST', body, headers: { ...asPage, ...headers } })

describe('the window’s files', () => {
  it('gives the page with a fresh nonce in the page and in the policy', async () => {
    const first = await ask(served.port, '/', { headers: asPage })
    const second = await ask(served.port, '/', { headers: asPage })
    const nonce = /csp-nonce" content="([^"]+)"/.exec(first.body.toString())?.[1] ?? ''
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(first.headers['content-security-policy']).toContain(`style-src-elem 'self' 'nonce-${nonce}'`)
    expect(second.body.toString()).not.toContain(nonce)
    expect(first.headers['cache-control']).toBe('no-store')
  })

  it('answers every screen’s address with the page', async () => {
    const { headers, body } = await ask(served.port, '/contracts/0198?tab=changes', { headers: asPage })
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body.toString()).toContain('<title>Page</title>')
  })

  it('keeps hashed files in the cache for ever and checks the others', async () => {
    const hashed = await ask(served.port, '/assets/app-abc123.js', { headers: asPage })
    expect(hashed.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=31536000, immutable' })
    expect((await ask(served.port, '/notes.txt', { headers: asPage })).headers['cache-control']).toBe('no-cache')
  })

  it.each([
    '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..\\secret.txt', '/..%5csecret.txt', '/secret.txt%00.js', '/%', '//etc/passwd.txt', '/missing.js', '/index.html/x.js', '/.env',
  ])('never leaves its folder for %s', async path => {
    const { status, body } = await ask(served.port, path, { headers: asPage })
    expect([status, body.toString()]).toEqual([404, ''])
  })

  it('never leaves its folder for any path', async () => {
    const segment = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', 'secret.txt', 'assets', '', '%00', '..;', '%252e%252e')
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { minLength: 1, maxLength: 6 }), async segments => {
        const { body } = await ask(served.port, `/${segments.join('/')}`, { headers: asPage })
        expect(body.toString()).not.toContain('not for the window')
      }),
    )
  })
})

describe('every answer', () => {
  it.each(['/', '/assets/app-abc123.js', '/missing.js', '/blob/none', '/open/wrong'])('%s carries the headers that confine it', async path => {
    const { headers } = await ask(served.port, path, { headers: asPage })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/)
  })
})

describe('calls', () => {
  const call = (channel: string, body: string) => post(`/call/${channel}`, body, { 'content-type': 'application/json' })

  it('carries the argument there and the reply back', async () => {
    const { status, headers, body } = await call('test.echo', JSON.stringify({ title: 'Müller & Söhne' }))
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(json(body)).toEqual({ ok: true, value: { channel: 'test.echo', raw: { title: 'Müller & Söhne' } } })
  })

  it('carries any JSON unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async value => {
        expect(json((await call('test.echo', JSON.stringify(value))).body)).toEqual({ ok: true, value: { channel: 'test.echo', raw: JSON.parse(JSON.stringify(value)) } })
      }),
      { numRuns: 30 },
    )
  })

  it('answers a refusal in words', async () => {
    expect(json((await call('test.refuse', '{}')).body)).toEqual({ ok: false, code: 'refused', message: 'That is not possible.' })
  })

  it('tells a window of a defect without its inner workings', async () => {
    const { body } = await call('test.fail', '{}')
    expect(json(body)).toMatchObject({ ok: false, code: 'defect' })
    expect(body.toString()).not.toContain('secret')
  })

  it('answers what is not JSON', async () => {
    expect(json((await call('test.echo', '{')).body)).toMatchObject({ ok: false, code: 'bad-request' })
  })

  it('takes only JSON, which other sites cannot send without asking', async () => {
    expect((await post('/call/test.echo', '{}', { 'content-type': 'text/plain' })).status).toBe(403)
  })

  it('refuses more than 32 MB, announced or not, and goes on serving', async () => {
    const large = Buffer.alloc(33 * 1024 * 1024, 0x20)
    const announced = await post('/call/test.echo', '', { 'content-type': 'application/json', 'content-length': String(large.length) })
    expect([announced.status, json(announced.body)]).toEqual([413, { ok: false, code: 'too-large', message: expect.any(String) }])
    const streamed = await post('/call/test.echo', large, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }).catch((error: unknown) => error)
    expect(streamed instanceof Error || (streamed as { status: number }).status === 413).toBe(true)
    expect((await call('test.echo', '1')).status).toBe(200)
  })
})

describe('files', () => {
  const bytes = Buffer.from([0, 255, 37, 80, 68, 70, 13, 10])
  const keep = async (type: string, name: string) =>
    (json((await post('/blob', bytes, { 'content-type': type, 'x-file-name': encodeURIComponent(name) })).body) as { id: string }).id

  it('come back byte for byte, with their type and name', async () => {
    const id = await keep('application/pdf', 'Mietvertrag "Süd".pdf')
    const { status, headers, body } = await ask(served.port, `/blob/${id}`, { headers: asPage })
    expect([status, body]).toEqual([200, bytes])
    expect(headers['content-type']).toBe('application/pdf')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-disposition']).toBe(`attachment; filename="Mietvertrag _S_d_.pdf"; filename*=UTF-8''Mietvertrag%20%22S%C3%BCd%22.pdf`)
  })

  it('are taken by PUT as well', async () => {
    const { status } = await ask(served.port, '/blob', { method: 'PUT', headers: asPage, body: bytes })
    expect(status).toBe(201)
  })

  it.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/xml', 'no type at all', ''])('of type %j are saved, never shown', async type => {
    const id = await keep(type, 'x')
    const { headers } = await ask(served.port, `/blob/${id}`, { headers: asPage })
    expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(headers['content-security-policy']).toContain('sandbox')
  })

  it('that are pictures may be shown', async () => {
    const id = await keep('image/png', 'seal.png')
    expect((await ask(served.port, `/blob/${id}`, { headers: asPage })).headers['content-disposition']).toMatch(/^inline/)
  })

  it('lose the folders of their name, and no name can break the header', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), async name => {
        const id = await keep('application/pdf', `../../${name.toWellFormed()}`)
        const { status, headers } = await ask(served.port, `/blob/${id}`, { headers: asPage })
        expect(status).toBe(200)
        expect(headers['content-disposition']).not.toMatch(/[\r\n/]/)
      }),
      { numRuns: 50 },
    )
  })

  it('that nobody kept are not found', async () => {
    expect((await ask(served.port, '/blob/none', { headers: asPage })).status).toBe(404)
  })

  it('over 200 MB are refused before they are read', async () => {
    expect((await post('/blob', '', { 'content-length': String(201 * 1024 * 1024) })).status).toBe(413)
  })
})

describe('events', () => {
  it('reach every open window, and one that must arrive waits for a window', async () => {
    served.host.deliver({ topic: 'file-opened', data: { id: 'blob-1' } })
    const lines: string[] = []
    await new Promise<void>((resolve, reject) => {
      const asking = get({ host: '127.0.0.1', port: served.port, path: '/events', headers: { ...asPage, host: `127.0.0.1:${served.port}` } }, response => {
        expect(response.headers['content-type']).toBe('text/event-stream')
        response.setEncoding('utf8').on('data', (text: string) => {
          lines.push(...text.split('\n').filter(line => line.startsWith('data: ')))
          if (lines.length === 1) served.backend.emit({ topic: 'contracts', data: { title: 'one\ntwo' } })
          if (lines.length === 2) {
            asking.destroy()
            resolve()
          }
        })
      })
      asking.once('error', reject)
    })
    expect(lines.map(line => JSON.parse(line.slice('data: '.length)))).toEqual([
      { topic: 'file-opened', data: { id: 'blob-1' } },
      { topic: 'contracts', data: { title: 'one\ntwo' } },
    ])
  })
})
