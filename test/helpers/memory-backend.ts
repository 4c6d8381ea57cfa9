import { AppError } from '#shared/ipc/errors.ts'
import type { Backend, Blob, HostEvent } from '#electron/shell/host.ts'

/** The smallest real application behind a host: it echoes, refuses, keeps bytes and tells of events. */
export function createMemoryBackend(): Backend & { emit(event: HostEvent): void } {
  const blobs = new Map<string, Blob>()
  const listeners = new Set<(event: HostEvent) => void>()
  return {
    async dispatch(channel, raw) {
      if (channel === 'test.refuse') throw new AppError('refused', 'That is not possible.')
      if (channel === 'test.fail') throw new Error('the secret path of the workspace')
      return { ok: true, value: { channel, raw } }
    },
    async readBlob(id) {
      return blobs.get(id) ?? null
    },
    async writeBlob(bytes, meta) {
      const id = `blob-${blobs.size + 1}`
      blobs.set(id, { bytes, ...meta })
      return id
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      listeners.clear()
    },
    emit(event) {
      for (const listener of listeners) listener(event)
    },
  }
}
