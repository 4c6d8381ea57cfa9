import type { Reply } from '#shared/ipc/errors.ts'

/** A file the application keeps: its bytes, what it is, and the name it came with. */
export interface Blob {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string | null
}

/** Something that happened in the application and that windows may want to show. */
export interface HostEvent {
  readonly topic: string
  readonly data: unknown
}

/**
 * All a host knows of the application. Hosts carry calls, bytes and events to a window and back; they decide
 * nothing about contracts.
 */
export interface Backend {
  dispatch(channel: string, raw: unknown): Promise<Reply>
  readBlob(id: string): Promise<Blob | null>
  /** Keeps bytes and answers the id they are fetched by. */
  writeBlob(bytes: Uint8Array, meta: { readonly mediaType: string; readonly fileName: string | null }): Promise<string>
  /** Listens to events; answers the function that stops listening. */
  onEvent(listener: (event: HostEvent) => void): () => void
  close(): Promise<void>
}
