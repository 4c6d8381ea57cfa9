import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, serve, type Served } from './loopback.ts'

let served: Served

beforeEach(async () => {
  served = await serve()
})
afterEach(() => served.close())

describe('the address of a launch', () => {
  it('trades its token for a session cookie that scripts and other sites never see, and leaves the address bar', async () => {
    const { status, headers } = await ask(served.port, `/open/${served.token}`)
    expect(status).toBe(303)
    expect(headers.location).toBe('/')
    expect(headers['set-cookie']).toEqual([expect.stringMatching(new RegExp(`^countersign-${served.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`))])
  })

  it('opens once, so that a neighbour who reads it off the process list comes too late', async () => {
    await ask(served.port, `/open/${served.token}`)
    expect((await ask(served.port, `/open/${served.token}`)).status).toBe(403)
  })

  it('opens as often as asked when the person was given it to keep', async () => {
    const kept = await serve({ reusableAddress: true })
    await kept.cookie()
    expect(await kept.cookie()).toMatch(/^countersign-/)
    await kept.close()
  })

  it.each(['', 'x', 'A'.repeat(43)])('gives nothing for the wrong token %j, and is not spent by it', async wrong => {
    const { status, headers, body } = await ask(served.port, `/open/${wrong}`)
    expect([status, headers['set-cookie'], body.length]).toEqual([403, undefined, 0])
    expect((await ask(served.port, `/open/${served.token}`)).status).toBe(303)
  })

  it('differs from launch to launch', async () => {
    const other = await serve()
    expect(other.token).not.toBe(served.token)
    await other.close()
  })
})

describe('who is answered', () => {
  const routes = ['/', '/assets/app-abc123.js', '/blob/blob-1', '/events', '/call/test.echo']

  it.each(routes)('GET %s answers nobody without the session', async route => {
    const { status, body } = await ask(served.port, route)
    expect([status, body.length]).toEqual([403, 0])
  })

  it('refuses a session that is not this launch’s, whatever its length', async () => {
    const cookie = await served.cookie()
    for (const forged of [`${cookie}x`, cookie.slice(0, -1), `countersign-${served.port}=`, cookie.replace('countersign', 'other')]) {
      expect((await ask(served.port, '/', { headers: { cookie: forged } })).status).toBe(403)
    }
    expect((await ask(served.port, '/', { headers: { cookie: `theme=dark; ${cookie}` } })).status).toBe(200)
  })

  it('answers to its own two names and no other (DNS rebinding)', async () => {
    const cookie = await served.cookie()
    const { port } = served
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, `127.0.0.1.evil.example:${port}`, `[::1]:${port}`]) {
      expect((await ask(port, '/', { headers: { cookie, host } })).status, host).toBeGreaterThanOrEqual(400)
    }
    expect((await ask(port, '/', { headers: { cookie, host: `localhost:${port}` } })).status).toBe(200)
  })

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])('refuses a call from a page of %s', async origin => {
    const headers = { ...(await served.asPage()), origin, 'content-type': 'application/json' }
    expect((await ask(served.port, '/call/test.echo', { method: 'POST', headers, body: '{}' })).status).toBe(403)
  })

  it('refuses a call that names no origin', async () => {
    const headers = { cookie: await served.cookie(), 'content-type': 'application/json' }
    expect((await ask(served.port, '/call/test.echo', { method: 'POST', headers, body: '{}' })).status).toBe(403)
  })

  it.each(['cross-site', 'same-site'])('refuses what a %s page loads or follows', async site => {
    const cookie = await served.cookie()
    for (const mode of ['navigate', 'no-cors', 'cors']) {
      const headers = { cookie, 'sec-fetch-site': site, 'sec-fetch-mode': mode }
      expect((await ask(served.port, '/', { headers })).status).toBe(403)
    }
  })

  it('lets a person open it, which names no site, but nothing else that names none', async () => {
    const cookie = await served.cookie()
    const asked = (mode: string) => ask(served.port, '/', { headers: { cookie, 'sec-fetch-site': 'none', 'sec-fetch-mode': mode } })
    expect((await asked('navigate')).status).toBe(200)
    expect((await asked('cors')).status).toBe(403)
  })

  it.each(['HEAD', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuses %s', async method => {
    expect((await ask(served.port, '/', { method, headers: await served.asPage() })).status).toBe(403)
  })
})
