import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageTexts } from '#electron/pdf/page-text.ts'
import { onA4, printer } from '#test/electron/pdf/printing.ts'

const shared = printer()
afterAll(() => shared.close())

async function printedText(html: string): Promise<string> {
  return (await pageTexts(await shared.print(html, onA4))).join('\n')
}

describe('printing', () => {
  it('prints several documents at once, each its own', async () => {
    const texts = await Promise.all(['one', 'two', 'three'].map((word) => printedText(`<!doctype html><p>This is ${word}</p>`)))
    expect(texts.map((text) => text.trim())).toEqual(['This is one', 'This is two', 'This is three'])
  })

  it('gives the same bytes for the same document, but for the date', async () => {
    const undated = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1').replaceAll(/\(D:\d{14}\+00'00'\)/g, '')
    const html = '<!doctype html><h1 id="top">Head</h1><table><tr><th id="h">Head</th></tr><tr><td headers="h">Cell</td></tr></table><p><a href="#top">Up</a></p>'
    const [first, second] = [await shared.print(html, onA4), await shared.print(html, onA4)]
    expect(undated(second)).toBe(undated(first))
  })

  it('uses the images that the workspace keeps', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const asked: string[] = []
    const resources = async (path: string): Promise<{ bytes: Uint8Array; mediaType: string } | null> => {
      asked.push(path)
      return { bytes: png, mediaType: 'image/png' }
    }
    const pdf = await shared.print('<!doctype html><img src="https://print.invalid/images/00ff" alt="A dot" width="40" height="40">', { ...onA4, resources })
    expect(asked).toContain('/images/00ff')
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Subtype /Image')
  })
})

describe('a document with hostile content', () => {
  let listener: Server
  let port = 0
  let connections = 0
  beforeAll(async () => {
    listener = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    port = await new Promise((resolve) => {
      listener.listen(0, '127.0.0.1', () => {
        const address = listener.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  })
  afterAll(() => listener.close())

  it('runs no script', async () => {
    const text = await printedText(`<!doctype html><p id="p">As written</p><script>document.getElementById('p').textContent = 'Changed'</script>
      <img src="x" onerror="document.getElementById('p').textContent = 'Changed'"><svg onload="document.getElementById('p').textContent = 'Changed'"></svg>
      <iframe srcdoc="<script>parent.document.body.textContent = 'Changed'</script>"></iframe>`)
    expect(text).toContain('As written')
    expect(text).not.toContain('Changed')
  })

  it('reaches no address', async () => {
    const there = `http://127.0.0.1:${port}`
    const text = await printedText(`<!doctype html><head><link rel="stylesheet" href="${there}/a.css"><link rel="preconnect" href="${there}"><link rel="prefetch" href="${there}/p">
      <link rel="preload" as="image" href="${there}/i.png"><link rel="dns-prefetch" href="${there}"><link rel="icon" href="${there}/f.ico"><link rel="manifest" href="${there}/m">
      <style>@import url(${there}/b.css); @font-face { font-family: X; src: url(${there}/x.woff2) } body { font-family: X; background: url(${there}/bg.png) }</style></head>
      <p>Still here</p><img src="${there}/img.png"><img src="//127.0.0.1:${port}/img2.png"><iframe src="${there}/frame"></iframe><object data="${there}/o"></object><embed src="${there}/e">
      <video src="${there}/v" autoplay poster="${there}/poster"></video><audio src="${there}/a" autoplay></audio><a href="${there}" ping="${there}/ping">link</a>
      <svg><image href="${there}/svg.png"/><use href="${there}/u#x"/></svg>`)
    expect(text).toContain('Still here')
    expect(connections).toBe(0)
  })

  it('cannot replace itself by another page', async () => {
    const text = await printedText(`<!doctype html><meta http-equiv="refresh" content="0;url=http://127.0.0.1:${port}/"><p>Still here</p>`)
    expect(text).toContain('Still here')
    expect(connections).toBe(0)
  })

  it('reads no file of the machine', async () => {
    const text = await printedText('<!doctype html><p>Still here</p><iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd" type="text/plain"></object>')
    expect(text).toContain('Still here')
    expect(text).not.toContain('root:')
  })
})

describe('a browser that fails', () => {
  it('is started again when it crashes in the middle', async () => {
    const log: string[] = []
    const own = printer({ log: (line) => log.push(line) })
    let crashed = false
    const resources = async (): Promise<null> => {
      if (crashed) return null
      crashed = true
      await own.close()
      return null
    }
    const pdf = await own.print('<!doctype html><p>Twice</p><img src="https://print.invalid/images/x">', { ...onA4, resources })
    expect((await pageTexts(pdf)).join('')).toContain('Twice')
    expect(log).toHaveLength(1)
    await own.close()
  })

  it('is given up after a second hang, with an error that says so', async () => {
    const own = printer({ timeout: 5000 })
    const resources = (): Promise<null> => new Promise(() => undefined)
    const print = own.print('<!doctype html><img src="https://print.invalid/images/never">', { ...onA4, resources })
    await expect(print).rejects.toMatchObject({ code: 'pdf.printer-failed' })
    expect((await pageTexts(await own.print('<!doctype html><p>Well again</p>', onA4))).join('')).toContain('Well again')
    await own.close()
  })

  it('is reported when it cannot be started', async () => {
    const own = printer({ executable: '/nonexistent/browser' })
    await expect(own.print('<p>', onA4)).rejects.toMatchObject({ code: 'pdf.printer-failed' })
    await own.close()
  })
})
