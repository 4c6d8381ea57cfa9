import type { ImageAttributes } from '#shared/document/attributes.ts'

/** Stores bytes in the workspace and answers their SHA-256. */
export type PutBlob = (file: Blob, fileName: string) => Promise<string>

const kinds = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const

/** The printable width of an A4 page with our margins, in points; pictures start no wider. */
const widest = 450

/** Stores a picture and answers how it stands in the text; null for bytes that are no picture we hold. Pixels count as 1/96 inch. */
export async function storePicture(file: Blob, alt: string, putBlob: PutBlob): Promise<ImageAttributes | null> {
  const mediaType = kinds.find((kind) => kind === file.type)
  if (mediaType === undefined) return null
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null) return null
  const natural = { width: bitmap.width * 0.75, height: bitmap.height * 0.75 }
  bitmap.close()
  const scale = Math.min(1, widest / natural.width)
  const blob = await putBlob(file, alt === '' ? 'picture' : alt)
  return { blob, mediaType, alt, width: Math.max(1, Math.round(natural.width * scale)), height: Math.max(1, Math.round(natural.height * scale)) }
}
