import { chromium, type Browser, type Page } from '@playwright/test'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { quietSwitches } from '#electron/shell/chromium-window.ts'
import { findBrowser } from '#electron/shell/find-browser.ts'
import { serve, type Served } from './loopback.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === null)('in a real browser (skipped without Chromium, Chrome or Edge)', () => {
  let browser: Browser
  let served: Served
  let page: Page

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...quietSwitches] })
    served = await serve({ reusableAddress: true })
  })
  afterAll(async () => {
    await served.close()
    await browser.close()
  })
  beforeEach(async () => {
    const context = await browser.newContext()
    page = await context.newPage()
    return () => context.close()
  })

  it('the address opens the page, runs its module and not its inline script', async () => {
    await page.goto(served.host.url)
    await page.waitForFunction(() => 'moduleRan' in window)
    expect(page.url()).toBe(`http://127.0.0.1:${served.port}/`)
    expect(await page.evaluate(() => 'inlineRan' in window)).toBe(false)
  })

  it('survives a reload; another profile of the same browser gets nothing', async () => {
    await page.goto(served.host.url)
    expect((await page.reload())?.status()).toBe(200)
    const stranger = await browser.newContext()
    const asked = await stranger.request.get(`http://127.0.0.1:${served.port}/`)
    expect(asked.status()).toBe(403)
    await stranger.close()
  })

  it('calls, files and events go through from the page', async () => {
    await page.goto(served.host.url)
    const outcome = await page.evaluate(async () => {
      const called = await fetch('/call/test.echo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' })
      const kept = await fetch('/blob', { method: 'POST', headers: { 'content-type': 'text/plain', 'x-file-name': 'a%20b.txt' }, body: new File(['text'], 'a b.txt') })
      const { id }: { id: string } = await kept.json()
      const back = await (await fetch(`/blob/${id}`)).text()
      return { called: await called.json(), back }
    })
    expect(outcome).toEqual({ called: { ok: true, value: { channel: 'test.echo', raw: { a: 1 } } }, back: 'text' })
    const event = await page.evaluateHandle(async () => {
      const events = new EventSource('/events')
      const first = new Promise(resolve => {
        events.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))))
      })
      await new Promise(resolve => {
        events.addEventListener('open', resolve)
      })
      return { first }
    })
    served.backend.emit({ topic: 'contracts', data: [1] })
    expect(await event.evaluate(({ first }) => first)).toEqual({ topic: 'contracts', data: [1] })
  })

  it('a style carries the nonce or is ignored; a style attribute works; nothing remote loads', async () => {
    await page.goto(served.host.url)
    const seen = await page.evaluate(async () => {
      const add = (nonce: string | null, rule: string) => {
        const style = document.createElement('style')
        if (nonce !== null) style.nonce = nonce
        style.textContent = rule
        document.head.append(style)
      }
      add(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '', 'body { color: rgb(1, 2, 3) }')
      add(null, 'body { background-color: rgb(9, 9, 9) }')
      document.body.innerHTML = '<p style="color: rgb(4, 5, 6)">text</p>'
      const refused = new Promise<string>(resolve => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
          if (blockedURI !== 'inline') resolve(effectiveDirective)
        })
      })
      const image = new Image()
      image.src = 'https://remote.invalid/pixel.png'
      const { color, backgroundColor } = getComputedStyle(document.body)
      const paragraph = document.querySelector('p')
      return { color, backgroundColor, paragraph: paragraph === null ? '' : getComputedStyle(paragraph).color, refused: await refused }
    })
    expect(seen).toEqual({ color: 'rgb(1, 2, 3)', backgroundColor: 'rgba(0, 0, 0, 0)', paragraph: 'rgb(4, 5, 6)', refused: 'img-src' })
  })

  describe('beside a page of another local server, to which the browser sends the same cookies', () => {
    let neighbour: Server
    const neighbourAddress = () => `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}/`

    beforeAll(async () => {
      neighbour = createServer((_request, response) => response.end('<!doctype html><title>Neighbour</title>'))
      await new Promise<void>(resolve => {
        neighbour.listen(0, '127.0.0.1', resolve)
      })
      return () => neighbour.close()
    })

    it('it can neither call, nor load, nor frame, nor follow a link', async () => {
      await page.goto(served.host.url)
      await page.goto(neighbourAddress())
      const target = `http://127.0.0.1:${served.port}`
      const before = await page.evaluate(async address => {
        const attempt = async (path: string, options: RequestInit) => fetch(address + path, options).then(() => 'answered', () => 'refused')
        const script = document.createElement('script')
        script.src = `${address}/assets/app-abc123.js`
        const loaded = new Promise(resolve => {
          script.addEventListener('load', () => resolve('loaded'))
          script.addEventListener('error', () => resolve('refused'))
        })
        document.head.append(script)
        return [
          await attempt('/call/test.echo', { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{}' }),
          await attempt('/blob/blob-1', { credentials: 'include' }),
          await loaded,
        ]
      }, target)
      expect(before).toEqual(['refused', 'refused', 'refused'])
      const [answered] = await Promise.all([
        page.waitForResponse(response => response.url().startsWith(target)),
        page.evaluate(address => {
          location.href = `${address}/`
        }, target),
      ])
      expect(answered.status()).toBe(403)
    })
  })
})
