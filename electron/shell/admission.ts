import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares two secrets in a time that tells nothing of where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

/**
 * Whether a request was sent to this host by name and, if a page sent it, by our own page. Refuses other sites
 * (Sec-Fetch-Site and Origin, Fetch Metadata) and names that merely resolve to this machine (DNS rebinding).
 */
export function comesFromOurPage(method: string, headers: IncomingHttpHeaders, port: number): boolean {
  const host = headers.host
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false
  const site = headers['sec-fetch-site']
  const opened = site === 'none' && method === 'GET' && headers['sec-fetch-mode'] === 'navigate'
  if (site !== undefined && site !== 'same-origin' && !opened) return false
  if (headers.origin !== undefined) return headers.origin === `http://${host}`
  return method === 'GET'
}

/** Cookies of 127.0.0.1 are shared by all its ports, so the name says which. */
export const cookieName = (port: number): string => `countersign-${port}`

/** Whether the request carries the session that this launch gave out. */
export function carriesSession(headers: IncomingHttpHeaders, port: number, session: string): boolean {
  const prefix = `${cookieName(port)}=`
  const pair = (headers.cookie ?? '').split(';').map(each => each.trim()).find(each => each.startsWith(prefix))
  return sameSecret(pair?.slice(prefix.length) ?? '', session)
}
