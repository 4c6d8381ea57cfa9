import type { Channel, Input, Output } from '#shared/ipc/api.ts'
import { AppError, type Reply } from '#shared/ipc/errors.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { takeEarlyAnswer } from '#renderer/lib/early-calls.ts'
import { fetched, send, unreachable, type HostEvent } from '#renderer/lib/transport.ts'

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The two floors are compiled from one table of calls, so a reply's outer shape is all that needs looking at. */
function isReply<T>(value: unknown): value is Reply<T> {
  if (!isRecord(value)) return false
  return value['ok'] === true || (value['ok'] === false && typeof value['code'] === 'string' && typeof value['message'] === 'string')
}

/** Asks the application something. Throws an AppError with a message for the person when the answer is no. */
export async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const reply = await (takeEarlyAnswer(channel) ?? send(channel, input))
  if (!isReply<Output<C>>(reply)) throw new AppError('bad-reply', unreachable)
  if (!reply.ok) throw new AppError(reply.code, reply.message)
  return reply.value
}

function isUploaded(value: unknown): value is { readonly id: BlobId } {
  return isRecord(value) && typeof value['id'] === 'string'
}

/** Hands a file over; answers the id by which later calls name it. */
export async function uploadBlob(file: Blob, fileName: string): Promise<BlobId> {
  const headers = { 'content-type': file.type === '' ? 'application/octet-stream' : file.type, 'x-file-name': encodeURIComponent(fileName) }
  const response = await fetched('/blob', { method: 'PUT', headers, body: file })
  if (response.status === 413) throw new AppError('too-large', `${fileName} is larger than Countersign takes in (200 MB). Nothing was kept.`)
  const answer: unknown = response.ok ? await response.json() : null
  if (!isUploaded(answer)) throw new AppError('upload-refused', `${fileName} could not be taken in. Nothing was kept; try again.`)
  return answer.id
}

/** The address a stored file is drawn or saved from. */
export function blobAddress(id: BlobId): string {
  return `/blob/${encodeURIComponent(id)}`
}

/** The bytes of a stored file. */
export async function readBlob(id: BlobId): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetched(blobAddress(id))
  if (!response.ok) throw new AppError('blob-missing', 'The file is not in the workspace. Nothing was changed; make it again.')
  return new Uint8Array(await response.arrayBuffer())
}

function isHostEvent(value: unknown): value is HostEvent {
  return isRecord(value) && typeof value['topic'] === 'string'
}

const listeners = new Set<(event: HostEvent) => void>()
/** One for all listeners: a browser opens few connections to one host. */
let stream: EventSource | null = null

function openStream(): EventSource {
  const source = new EventSource('/events')
  source.addEventListener('message', (message: MessageEvent<string>) => {
    const event: unknown = JSON.parse(message.data)
    if (isHostEvent(event)) for (const listener of listeners) listener(event)
  })
  return source
}

/** Listens to what the host tells; answers the function that stops listening. */
export function onHostEvent(listener: (event: HostEvent) => void): () => void {
  if (window.countersign !== undefined) return window.countersign.onEvent(listener)
  listeners.add(listener)
  stream ??= openStream()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stream?.close()
    stream = null
  }
}

/** The host's own file dialog for a workspace, or null where the host has none and the path is typed. */
export const chooseWorkspace: ((kind: 'open' | 'new') => Promise<string | null>) | null =
  typeof window !== 'undefined' && window.countersign?.chooseWorkspace !== undefined ? window.countersign.chooseWorkspace : null
