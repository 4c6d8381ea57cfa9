import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { carriesSession, comesFromOurPage, cookieName, sameSecret } from './admission.ts'
import { bareAnswer, jsonAnswer, type Answer } from './answer.ts'
import { answerAsset } from './assets.ts'
import { acceptBlob, answerBlob, largestUpload } from './blobs.ts'
import { answerCall, largestCall, refusedCall, replyToFailure } from './calls.ts'
import { createEventStreams, type EventStreams } from './event-streams.ts'
import type { Backend, HostEvent } from './host.ts'
import { readBody } from './request-body.ts'
import { blobPolicy, contentPolicy, securityHeaders } from './security-headers.ts'

export interface LoopbackOptions {
  readonly backend: Backend
  /** The folder of the built window. */
  readonly assets: string
  /** The port on 127.0.0.1; a free one when 0 or absent. */
  readonly port?: number
  /** The port to take when none is asked for and nobody has it; none when 0 or absent. */
  readonly usualPort?: number
  /** Whether the address opens more than once, as when a person is given it to keep. */
  readonly reusableAddress?: boolean
  /** Called with the number of open windows whenever it changes. */
  readonly onWindows?: (count: number) => void
}

export interface LoopbackHost {
  /** The address that opens the window; it carries this launch's token. */
  readonly url: string
  readonly port: number
  /** Sends an event that must reach a window: with none open it waits for the next. */
  deliver(event: HostEvent): void
  close(): Promise<void>
}

interface Launch {
  readonly backend: Backend
  readonly assets: string
  readonly streams: EventStreams
  readonly session: string
  readonly port: number
  /** Whether the token opens a window; a token for one use is spent by asking. */
  readonly redeem: (token: string) => boolean
}

// Taken as it is: an import would also read in every part of the module that is made on demand, fetch and WebSocket among them.
const { createServer } = process.getBuiltinModule('node:http')

const secret = (): string => randomBytes(32).toString('base64url')
const openingRoute = '/open/'

function send(response: ServerResponse, answer: Answer, policy: string): void {
  response.writeHead(answer.status, { ...securityHeaders(policy), ...answer.headers })
  response.end(answer.body)
}

/** Trades the address's token for the session cookie, so that the token does not stay in the address bar. */
function exchangeToken(launch: Launch, token: string): Answer {
  if (!launch.redeem(token)) return bareAnswer(403)
  const cookie = `${cookieName(launch.port)}=${launch.session}; HttpOnly; SameSite=Strict; Path=/`
  return { status: 303, headers: { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }, body: '' }
}

function tooLarge(): Answer {
  const answer = jsonAnswer(refusedCall('too-large', 'That is larger than a window may send; nothing was kept.'), 413)
  return { ...answer, headers: { ...answer.headers, connection: 'close' } }
}

async function answerPost(launch: Launch, request: IncomingMessage, pathname: string): Promise<Answer> {
  if (pathname.startsWith('/call/') && request.headers['content-type']?.startsWith('application/json')) {
    const body = await readBody(request, largestCall)
    return body === null ? tooLarge() : answerCall(launch.backend, pathname.slice('/call/'.length), body)
  }
  if (pathname === '/blob') {
    const body = await readBody(request, largestUpload)
    const name = request.headers['x-file-name']
    if (body === null) return tooLarge()
    return acceptBlob(launch.backend, body, request.headers['content-type'] ?? null, typeof name === 'string' ? name : null)
  }
  return bareAnswer(403)
}

function openStream(launch: Launch, response: ServerResponse): void {
  response.writeHead(200, { ...securityHeaders(blobPolicy), 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  launch.streams.add(response)
}

async function respond(launch: Launch, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? ''
  const pathname = (request.url ?? '').split('?', 1)[0] ?? ''
  if (!comesFromOurPage(method, request.headers, launch.port)) return send(response, bareAnswer(403), blobPolicy)
  if (method === 'GET' && pathname.startsWith(openingRoute)) {
    return send(response, exchangeToken(launch, pathname.slice(openingRoute.length)), blobPolicy)
  }
  if (!carriesSession(request.headers, launch.port, launch.session)) return send(response, bareAnswer(403), blobPolicy)
  if (method === 'POST' || method === 'PUT') return send(response, await answerPost(launch, request, pathname), blobPolicy)
  if (method !== 'GET') return send(response, bareAnswer(403), blobPolicy)
  if (pathname === '/events') return openStream(launch, response)
  if (pathname.startsWith('/blob/')) {
    return send(response, await answerBlob(launch.backend, pathname.slice('/blob/'.length)), blobPolicy)
  }
  const nonce = randomBytes(16).toString('base64')
  send(response, await answerAsset(launch.assets, pathname, nonce), contentPolicy(nonce))
}

/** A token that opens windows: once, or as often as it is given. */
function tokenGate(token: string, reusable: boolean): (given: string) => boolean {
  let spent = false
  return given => {
    const opens = !spent && sameSecret(given, token)
    spent = opens && !reusable
    return opens
  }
}

const listenOn = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')

async function listen(server: Server, { port = 0, usualPort = 0 }: LoopbackOptions): Promise<void> {
  if (port !== 0 || usualPort === 0) return listenOn(server, port)
  await listenOn(server, usualPort).catch((error: unknown) => {
    if (!isTaken(error)) throw error
    return listenOn(server, 0)
  })
}

/**
 * Serves the window on 127.0.0.1 to whoever was given this launch's address, and to nobody else: each request must
 * name this host, come from our own page, and carry the session.
 */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const { backend, assets, reusableAddress = false, onWindows } = options
  const token = secret()
  const server = createServer()
  await listen(server, options)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The loopback host has no port.')
  const streams = createEventStreams(() => onWindows?.(streams.count))
  const launch: Launch = { backend, assets, streams, session: secret(), port: address.port, redeem: tokenGate(token, reusableAddress) }
  server.on('request', (request, response) => {
    respond(launch, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else send(response, jsonAnswer(replyToFailure(error), 500), blobPolicy)
    })
  })
  const stopListening = backend.onEvent(streams.send)
  return {
    url: `http://127.0.0.1:${address.port}${openingRoute}${token}`,
    port: address.port,
    deliver: streams.deliver,
    async close() {
      stopListening()
      streams.close()
      await new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
