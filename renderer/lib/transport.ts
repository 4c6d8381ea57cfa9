import { AppError } from '#shared/ipc/errors.ts'

/** Something the host tells the window. */
export interface HostEvent {
  readonly topic: string
  readonly data: unknown
}

/** What the desktop shell's preload script offers; absent when a browser window talks to the loopback host. */
interface HostBridge {
  call(channel: string, raw: unknown): Promise<unknown>
  onEvent(listener: (event: HostEvent) => void): () => void
  chooseWorkspace?(kind: 'open' | 'new'): Promise<string | null>
}

declare global {
  interface Window {
    readonly countersign?: HostBridge
  }
}

export const unreachable = 'Countersign does not answer. What was shown as saved is on disk; start Countersign again and open the same file.'

/** Fetches from the host; one that does not answer is told of in words. */
export async function fetched(address: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (cause) {
    throw new AppError('host-unreachable', unreachable, { cause })
  }
}

/** Sends a call over whatever the host offers, and answers what came back as it came. */
export async function send(channel: string, input: unknown): Promise<unknown> {
  if (window.countersign !== undefined) return window.countersign.call(channel, input)
  const headers = { 'content-type': 'application/json' }
  const response = await fetched(`/call/${channel}`, { method: 'POST', headers, body: JSON.stringify(input) })
  return response.json().catch((cause: unknown) => {
    throw new AppError('host-unreachable', unreachable, { cause })
  })
}
