import type { IncomingMessage } from 'node:http'

/**
 * Reads a request's body, or answers null as soon as it exceeds `limit` bytes, whatever length was announced. The
 * request stays open either way, so that it can be answered.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes: Uint8Array = chunk
    length += bytes.length
    if (length > limit) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, length)
}
