import type { Services } from '#electron/services.ts'
import type { BlobId } from '#shared/lib/ids.ts'

/** The name of an approval file, of signs that every system keeps. */
export function approvalFileName(stem: string): string {
  return `${stem.replaceAll(/[^\p{L}\p{N}\p{M} .,()&’'–-]/gu, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 120).trim()}.json`
}

/** Hands an approval file to the window. */
export function handOut(services: Services, text: string, fileName: string): { blob: BlobId; fileName: string } {
  return { blob: services.transient.put({ bytes: Buffer.from(text, 'utf8'), mediaType: 'application/json', fileName }), fileName }
}
