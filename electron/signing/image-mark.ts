import { deflateSync } from 'node:zlib'
import { AppError } from '#shared/ipc/errors.ts'
import { decodePng } from './png.ts'
import type { DecodedPng } from './png.ts'

/** An object of an increment, before its generation is known to be zero. */
export interface NewObject {
  readonly number: number
  readonly value: Uint8Array
}

/** An image ready to be drawn by the Do operator. */
export interface ImageObjects {
  readonly image: number
  readonly width: number
  readonly height: number
  readonly objects: readonly NewObject[]
}

/** The image XObject (ISO 32000-2 §8.9.5) of a PNG, with its transparency as soft mask, or of a JPEG. Throws 'mark.unreadable-image'. */
export function imageObjects(bytes: Uint8Array, newNumber: () => number): ImageObjects {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegObjects(bytes, newNumber)
  const png = readPng(bytes)
  const image = newNumber()
  const mask = png.alpha === undefined ? undefined : newNumber()
  const extent = `/Width ${png.width} /Height ${png.height} /BitsPerComponent 8 /Filter /FlateDecode`
  const soft = mask === undefined ? '' : ` /SMask ${mask} 0 R`
  const objects: NewObject[] = [{ number: image, value: streamObject(`/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB ${extent}${soft}`, deflateSync(png.rgb)) }]
  if (mask !== undefined && png.alpha !== undefined) {
    objects.push({ number: mask, value: streamObject(`/Type /XObject /Subtype /Image /ColorSpace /DeviceGray ${extent}`, deflateSync(png.alpha)) })
  }
  return { image, width: png.width, height: png.height, objects }
}

/** A stream object's bytes from its entries and its encoded data. */
export function streamObject(entries: string, data: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1'), data, Buffer.from('\nendstream', 'latin1')])
}

function readPng(bytes: Uint8Array): DecodedPng {
  try {
    return decodePng(bytes)
  } catch (cause) {
    throw unreadable(cause)
  }
}

function unreadable(cause?: unknown): AppError {
  return new AppError('mark.unreadable-image', 'The image of the signature cannot be read. Nothing was signed; choose another image, or draw the signature.', { cause })
}

/** A JPEG goes in as it is; only its frame header is read (ITU-T T.81 §B.2.2). */
function jpegObjects(bytes: Uint8Array, newNumber: () => number): ImageObjects {
  const { width, height, components } = jpegFrame(bytes)
  const space = components === 1 ? '/DeviceGray' : '/DeviceRGB'
  const image = newNumber()
  const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode`
  return { image, width, height, objects: [{ number: image, value: streamObject(entries, bytes) }] }
}

function jpegFrame(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly components: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    if (marker < 0xc0 || marker > 0xc2) continue
    const [precision, height, width, components] = [view.getUint8(at + 4), view.getUint16(at + 5), view.getUint16(at + 7), view.getUint8(at + 9)]
    if (precision === 8 && height > 0 && width > 0 && (components === 1 || components === 3)) return { width, height, components }
    throw unreadable()
  }
  throw unreadable()
}
