/** What a host sends back for an address, whichever way it travels. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** Contract contents are never left in a browser's disk cache. */
export const neverStored = { 'cache-control': 'no-store' } as const

export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...neverStored }, body: JSON.stringify(value) }
}

/** An answer that explains nothing, for whoever should not be asking. */
export function bareAnswer(status: number): Answer {
  return { status, headers: { ...neverStored }, body: '' }
}
