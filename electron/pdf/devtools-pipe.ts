import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'

const messageSchema = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  sessionId: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.looseObject({ message: z.string() }).optional(),
})

export type ProtocolParams = Record<string, unknown>

interface Waiting {
  readonly resolve: (result: ProtocolParams) => void
  readonly reject: (error: Error) => void
}

/** The DevTools protocol over a browser's debugging pipe: JSON messages, each ended by a zero byte. No port is opened. */
export interface DevToolsPipe {
  /** Sends a command, to the browser or to one attached session, and gives its result; rejects with the protocol's error. */
  send(method: string, params?: ProtocolParams, session?: string): Promise<ProtocolParams>
  /** Hears one session's events. Returns how to stop. */
  listen(session: string, listener: (method: string, params: ProtocolParams) => void): () => void
  /** Fails everything that waits and everything sent later. */
  fail(error: Error): void
}

/** Speaks the protocol over the two streams of a browser started with `--remote-debugging-pipe`. */
export function openDevToolsPipe(toBrowser: Writable, fromBrowser: Readable): DevToolsPipe {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, (method: string, params: ProtocolParams) => void>()
  let broken: Error | null = null
  let lastId = 0
  let chunks: Buffer[] = []

  function fail(error: Error): void {
    broken ??= error
    for (const { reject } of waiting.values()) reject(broken)
    waiting.clear()
  }

  function receive(text: string): void {
    const message = messageSchema.parse(JSON.parse(text))
    if (message.id === undefined) {
      if (message.sessionId !== undefined && message.method !== undefined) listeners.get(message.sessionId)?.(message.method, message.params ?? {})
      return
    }
    const waiter = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) waiter?.reject(new Error(message.error.message))
    else waiter?.resolve(message.result ?? {})
  }

  fromBrowser.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...chunks, chunk.subarray(from, end)]).toString('utf8')
      chunks = []
      from = end + 1
      try {
        receive(text)
      } catch (error) {
        fail(new Error('The browser sent a message that is not of the DevTools protocol', { cause: error }))
      }
    }
    if (from < chunk.length) chunks.push(chunk.subarray(from))
  })
  fromBrowser.on('close', () => fail(new Error('The browser ended')))
  fromBrowser.on('error', fail)
  toBrowser.on('error', fail)

  return {
    send(method, params = {}, session) {
      if (broken) return Promise.reject(broken)
      const id = ++lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        toBrowser.write(`${JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`)
      })
    },
    listen(session, listener) {
      listeners.set(session, listener)
      return () => listeners.delete(session)
    },
    fail,
  }
}
