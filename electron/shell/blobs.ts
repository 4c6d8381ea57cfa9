import { bareAnswer, jsonAnswer, neverStored, type Answer } from './answer.ts'
import type { Backend } from './host.ts'

/** The largest file a window may hand over, in bytes. */
export const largestUpload = 200 * 1024 * 1024

/** Types a browser may draw in place; all others are only ever saved. */
const drawnInPlace = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

const mediaTypePattern = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/

/** The media type without its parameters, or plain bytes when it is not one. */
export function plainMediaType(header: string | null | undefined): string {
  const type = (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return mediaTypePattern.test(type) ? type : 'application/octet-stream'
}

/** Content-Disposition with the name in both forms (RFC 6266, RFC 8187). */
function disposition(mediaType: string, fileName: string | null): string {
  const kind = drawnInPlace.has(mediaType) ? 'inline' : 'attachment'
  if (fileName === null) return kind
  const wellFormed = fileName.toWellFormed()
  const ascii = wellFormed.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(wellFormed).replaceAll(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`
}

/** Answers a stored file by its id. */
export async function answerBlob(backend: Backend, id: string): Promise<Answer> {
  const blob = await backend.readBlob(id)
  if (blob === null) return bareAnswer(404)
  const mediaType = plainMediaType(blob.mediaType)
  return {
    status: 200,
    headers: { 'content-type': mediaType, 'content-disposition': disposition(mediaType, blob.fileName), ...neverStored },
    body: blob.bytes,
  }
}

/** The file name a window sent percent-encoded in X-File-Name; folders in it are dropped. */
export function uploadedName(header: string | null | undefined): string | null {
  if (header === null || header === undefined || header === '') return null
  try {
    const name = decodeURIComponent(header).split(/[/\\]/).pop() ?? ''
    return name === '' ? null : name
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** Keeps a file a window handed over and answers `{ id }`. */
export async function acceptBlob(backend: Backend, bytes: Uint8Array, type: string | null, name: string | null): Promise<Answer> {
  const id = await backend.writeBlob(bytes, { mediaType: plainMediaType(type), fileName: uploadedName(name) })
  return jsonAnswer({ id }, 201)
}
