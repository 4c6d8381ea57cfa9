import { inkFromPicture } from '#renderer/features/signing/mark/ink-from-picture.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'

/** The longer side of the picture that is worked on, in pixels: enough for a signature at print size. */
const longest = 1200

function drawn(picture: ImageBitmap, width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new AppError('picture.no-canvas', texts.ceremony.imageUnreadable)
  context.drawImage(picture, 0, 0, width, height)
  return context
}

function pngOf(context: CanvasRenderingContext2D): string {
  return context.canvas.toDataURL('image/png').replace('data:image/png;base64,', '')
}

/** What a picture file shows, as PNG in base64: as it is, and as ink alone. */
export interface SignaturePicture {
  readonly whole: string
  /** Null where no ink can be told from paper, and why. */
  readonly ink: string | null
  readonly because: string | null
}

/** Reads a picture and takes the paper away. It is drawn anew, so that nothing else the file carried goes along. */
export async function readPicture(file: Blob): Promise<SignaturePicture> {
  const picture = await createImageBitmap(file).catch((cause: unknown) => {
    throw new AppError('picture.unreadable', texts.ceremony.imageUnreadable, { cause })
  })
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))]
  const context = drawn(picture, width, height)
  picture.close()
  const { data } = context.getImageData(0, 0, width, height)
  const whole = pngOf(context)
  const found = inkFromPicture({ data, width, height })
  if (!found.ok) return { whole, ink: null, because: found.refusal.message }
  const ink = allowed(found)
  const cut = new ImageData(new Uint8ClampedArray(ink.data), ink.width, ink.height)
  const { canvas } = context
  canvas.width = ink.width
  canvas.height = ink.height
  context.putImageData(cut, 0, 0)
  return { whole, ink: pngOf(context), because: null }
}
