import { contextBridge, ipcRenderer } from 'electron'

interface HostEvent {
  readonly topic: string
  readonly data: unknown
}

/** Events that came before the page listened; a file opened by a double click must not be lost. */
const waiting: HostEvent[] = []
const listeners = new Set<(event: HostEvent) => void>()

ipcRenderer.on('event', (_event, message: HostEvent) => {
  if (listeners.size === 0) waiting.push(message)
  for (const listener of listeners) listener(message)
})

/** All the page can reach. Bytes travel by address: GET /blob/ID and POST /blob. */
contextBridge.exposeInMainWorld('countersign', {
  host: 'electron',
  call: (channel: string, raw: unknown): Promise<unknown> => ipcRenderer.invoke('call', channel, raw),
  onEvent(listener: (event: HostEvent) => void): () => void {
    listeners.add(listener)
    for (const message of waiting.splice(0)) listener(message)
    return () => listeners.delete(listener)
  },
  /** Asks the person for a workspace file, existing or new; null when they cancel. */
  chooseWorkspace: (kind: 'open' | 'new'): Promise<string | null> => ipcRenderer.invoke('choose-workspace', kind),
})
