import { setTimeout as wait } from 'node:timers/promises'

/**
 * How long the first window may take to connect, a reloading one to connect again, and one that crashed to be
 * reloaded while its browser still runs.
 */
const patience = { openingMs: 15_000, reloadingMs: 3_000, crashedMs: 30_000 }

export interface WindowWatch {
  /** Takes the number of connected windows. */
  windows(count: number): void
  /** Notes that the browser's process ended, which it does at once when another of its processes took the window over. */
  browserEnded(): void
  /** Resolves when the last window is gone. */
  readonly gone: Promise<void>
}

/**
 * Decides when the person has closed the window. While the browser's own process runs the window may have crashed and
 * be reloaded, so more time is given, except on macOS, where a browser outlives its windows.
 */
export function watchLastWindow(platform: NodeJS.Platform = process.platform, { openingMs, reloadingMs, crashedMs } = patience): WindowWatch {
  const { promise, resolve } = Promise.withResolvers<void>()
  let connected = 0
  let everConnected = false
  let running = true
  let question = new AbortController()
  const graceMs = (): number | null => {
    if (connected > 0 || (running && !everConnected)) return null
    if (!everConnected) return openingMs
    return running && platform !== 'darwin' ? crashedMs : reloadingMs
  }
  const consider = () => {
    question.abort()
    const grace = graceMs()
    if (grace === null) return
    question = new AbortController()
    const { signal } = question
    wait(grace, undefined, { signal, ref: false }).then(resolve, (error: unknown) => {
      if (!signal.aborted) throw error
    })
  }
  return {
    windows(count) {
      connected = count
      everConnected ||= count > 0
      consider()
    },
    browserEnded() {
      running = false
      consider()
    },
    gone: promise,
  }
}
