import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { DevToolsPipe, ProtocolParams } from '#electron/pdf/devtools-pipe.ts'
import { documentHeaders, printFlags, printOrigin, resourceHeaders, type PrintOptions } from '#electron/pdf/print.ts'

const documentAddress = `${printOrigin}/document`
const pausedSchema = z.looseObject({ requestId: z.string(), request: z.looseObject({ url: z.string(), method: z.string() }) })
const chunkSchema = z.looseObject({ data: z.string(), eof: z.boolean(), base64Encoded: z.boolean().optional() })

function text(params: ProtocolParams, member: string): string {
  const value = params[member]
  if (typeof value !== 'string') throw new Error(`The browser's answer lacks ${member}`)
  return value
}

function headerList(headers: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}

/** Prints one document in a fresh browser context of its own, which is gone afterwards. Rejects when the browser fails. */
export async function printInFreshContext(devtools: DevToolsPipe, html: string, options: PrintOptions): Promise<Uint8Array> {
  const context = text(await devtools.send('Target.createBrowserContext', { disposeOnDetach: true }), 'browserContextId')
  try {
    const target = text(await devtools.send('Target.createTarget', { url: 'about:blank', browserContextId: context }), 'targetId')
    const session = text(await devtools.send('Target.attachToTarget', { targetId: target, flatten: true }), 'sessionId')
    return await printInSession(devtools, session, html, options)
  } finally {
    // Where the browser itself is gone, so is the context: the first failure is the one to report.
    await devtools.send('Target.disposeBrowserContext', { browserContextId: context }).then(
      () => undefined,
      () => undefined,
    )
  }
}

async function printInSession(devtools: DevToolsPipe, session: string, html: string, options: PrintOptions): Promise<Uint8Array> {
  const send = (method: string, params?: ProtocolParams): Promise<ProtocolParams> => devtools.send(method, params, session)
  let served = false
  const stop = await new Promise<() => void>((resolve, reject) => {
    const stopListening = devtools.listen(session, (method, params) => {
      if (method === 'Page.loadEventFired' && served) resolve(stopListening)
      if (method === 'Inspector.targetCrashed') reject(new Error('The page crashed'))
      if (method !== 'Fetch.requestPaused') return
      const paused = pausedSchema.parse(params)
      const first = paused.request.url === documentAddress && !served
      if (first) served = true
      answer(send, paused.requestId, first ? html : paused.request.url, first, options).catch(reject)
    })
    Promise.all([send('Page.enable'), send('Inspector.enable'), send('Emulation.setScriptExecutionDisabled', { value: true }), send('Fetch.enable', {})])
      .then(() => send('Page.navigate', { url: documentAddress }))
      .catch(reject)
  })
  try {
    const { paper } = options
    const printed = await send('Page.printToPDF', { ...printFlags, paperWidth: paper.width, paperHeight: paper.height, transferMode: 'ReturnAsStream' })
    return await readStream(send, text(printed, 'stream'))
  } finally {
    stop()
  }
}

type Send = (method: string, params?: ProtocolParams) => Promise<ProtocolParams>

/** Answers a request of the page from memory, or refuses it. A second navigation gets "no content": the page stays as it is. */
async function answer(send: Send, requestId: string, htmlOrUrl: string, isDocument: boolean, options: PrintOptions): Promise<void> {
  if (isDocument) {
    const body = Buffer.from(htmlOrUrl, 'utf8').toString('base64')
    await send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders: headerList(documentHeaders), body })
    return
  }
  const resource = htmlOrUrl.startsWith(`${printOrigin}/`) ? await options.resources(htmlOrUrl.slice(printOrigin.length)) : null
  if (resource === null) {
    await send('Fetch.fulfillRequest', { requestId, responseCode: 204 })
    return
  }
  const body = Buffer.from(resource.bytes).toString('base64')
  await send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders: headerList(resourceHeaders(resource)), body })
}

async function readStream(send: Send, handle: string): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for (;;) {
    const chunk = chunkSchema.parse(await send('IO.read', { handle, size: 4 << 20 }))
    parts.push(Buffer.from(chunk.data, chunk.base64Encoded === true ? 'base64' : 'utf8'))
    if (chunk.eof) break
  }
  await send('IO.close', { handle })
  return Uint8Array.from(Buffer.concat(parts))
}

/** Rejects when the work takes longer than `milliseconds`. */
export async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const timer = new AbortController()
  const late = delay(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Printing took longer than ${milliseconds / 1000} seconds`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}
