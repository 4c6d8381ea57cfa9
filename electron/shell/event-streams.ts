import type { ServerResponse } from 'node:http'
import type { HostEvent } from './host.ts'

const heartbeatMs = 10_000

export interface EventStreams {
  /** Adds an open response as a listener until it closes. */
  add(response: ServerResponse): void
  /** Sends an event to every open window. */
  send(event: HostEvent): void
  /** Sends an event that must reach a window: with none open it waits for the next. */
  deliver(event: HostEvent): void
  readonly count: number
  close(): void
}

/** Server-sent events (HTML Living Standard 9.2) to every open window. `changed` is called when a window comes or goes. */
export function createEventStreams(changed: () => void): EventStreams {
  const open = new Set<ServerResponse>()
  const waiting: HostEvent[] = []
  const write = (event: HostEvent) => {
    for (const response of open) response.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  const heartbeat = setInterval(() => {
    for (const response of open) response.write(': here\n\n')
  }, heartbeatMs)
  heartbeat.unref()
  return {
    add(response) {
      open.add(response)
      response.once('close', () => {
        open.delete(response)
        changed()
      })
      response.write('retry: 500\n\n')
      for (const event of waiting.splice(0)) write(event)
      changed()
    },
    send: write,
    deliver(event) {
      if (open.size === 0) waiting.push(event)
      else write(event)
    },
    get count() {
      return open.size
    },
    close() {
      clearInterval(heartbeat)
      for (const response of open) response.end()
    },
  }
}
