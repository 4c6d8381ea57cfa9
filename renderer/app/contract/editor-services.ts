import type { BlobId } from '#shared/lib/ids.ts'
import { blobAddress, uploadBlob } from '#renderer/lib/client.ts'

/** What the editor needs of the machine; it knows no transport itself. */
export const editorServices = {
  newId: () => crypto.randomUUID(),
  putBlob: (file: Blob, fileName: string): Promise<string> => uploadBlob(file, fileName),
  blobUrl: (hash: string): string => blobAddress(hash as BlobId),
}
