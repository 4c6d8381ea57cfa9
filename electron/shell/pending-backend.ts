import type { Backend, HostEvent } from './host.ts'

/** A backend that is still starting, so that a window can open meanwhile: what is asked of it waits until it is there. */
export function pendingBackend(starting: Promise<Backend>): Backend {
  const listeners = new Set<(event: HostEvent) => void>()
  void starting.then(
    backend => backend.onEvent(event => {
      for (const listener of listeners) listener(event)
    }),
    // Whoever awaits the start itself is told; here nobody is left to tell.
    () => listeners.clear(),
  )
  return {
    dispatch: async (channel, raw) => (await starting).dispatch(channel, raw),
    readBlob: async id => (await starting).readBlob(id),
    writeBlob: async (bytes, meta) => (await starting).writeBlob(bytes, meta),
    onEvent: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => (await starting).close(),
  }
}
