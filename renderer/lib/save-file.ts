import type { BlobId } from '#shared/lib/ids.ts'
import { readBlob } from '#renderer/lib/client.ts'

/** Saves bytes to a file of the person's choosing, through the window's own download. */
export function saveBytes(bytes: Uint8Array<ArrayBuffer>, fileName: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has the bytes by then; the address would keep them in memory for as long as the window is open.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Saves a stored file. */
export async function saveBlob(id: BlobId, fileName: string, mediaType: string): Promise<void> {
  saveBytes(await readBlob(id), fileName, mediaType)
}

/** A contract's title as a file name that every system takes. */
export function fileNameFrom(title: string, extension: string): string {
  const plain = [...title].map(letter => (/[\p{Letter}\p{Number} ()._-]/u.test(letter) ? letter : ' ')).join('')
  const name = plain.replaceAll(/\s+/g, ' ').trim().slice(0, 120)
  return `${name === '' ? 'Contract' : name}.${extension}`
}
