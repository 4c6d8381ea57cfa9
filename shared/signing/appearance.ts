import { accepted, refused } from '../lib/result.ts'
import type { Refusal, Result } from '../lib/result.ts'
import type { SignatureMark } from './ceremony.ts'

export type DrawnMark = Extract<SignatureMark, { kind: 'drawn' }>
export type TypedMark = Extract<SignatureMark, { kind: 'typed' }>
/** The base64 text may also be a JPEG's: the bytes say what they are. */
export type ImageMark = Extract<SignatureMark, { kind: 'image' }>
export type SignatureFace = TypedMark['face']

export type MarkRefusal = Refusal<'mark.empty' | 'mark.too-many-points' | 'mark.malformed' | 'mark.not-an-image'>

/** The points of all strokes together. */
export const MOST_POINTS = 20_000
/** Drawings smaller than this share of their surface's diagonal are a slip of the pen, not a signature. */
const SMALLEST_EXTENT = 0.02
const FARTHEST_POINT = 20_000

/** Whether a mark can stand as a signature: something is there, and it is no more than a signature needs. */
export function validateSignatureMark(mark: SignatureMark): Result<SignatureMark, MarkRefusal> {
  if (mark.kind === 'drawn') return validateDrawing(mark)
  if (mark.kind === 'typed') return validateTyped(mark)
  return validateImage(mark)
}

function validateDrawing(mark: DrawnMark): Result<SignatureMark, MarkRefusal> {
  if (mark.strokes.reduce((total, stroke) => total + stroke.length, 0) > MOST_POINTS) {
    return refused('mark.too-many-points', 'This drawing has too many lines to be a signature. Nothing was signed; clear it and draw again.')
  }
  const points = mark.strokes.flat()
  const inside = points.every(([x, y, pressure]) => Math.abs(x) <= FARTHEST_POINT && Math.abs(y) <= FARTHEST_POINT && pressure >= 0 && pressure <= 1)
  if (!inside || !(mark.width > 0 && mark.height > 0)) {
    return refused('mark.malformed', 'The drawing cannot be read. Nothing was signed; clear it and draw again.')
  }
  const size = Math.hypot(extent(points.map(([x]) => x)), extent(points.map(([, y]) => y)))
  if (size < SMALLEST_EXTENT * Math.hypot(mark.width, mark.height)) {
    return refused('mark.empty', 'There is no signature yet. Draw it in the field, then sign.')
  }
  return accepted(mark)
}

function extent(values: readonly number[]): number {
  const [least, most] = values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity])
  return values.length === 0 ? 0 : most - least
}

function validateTyped(mark: TypedMark): Result<SignatureMark, MarkRefusal> {
  if (/[\p{Cc}\p{Cs}]/u.test(mark.text)) {
    return refused('mark.malformed', 'The typed signature has characters that cannot be written. Nothing was signed; type it again.')
  }
  if (!/[\p{L}\p{N}]/u.test(mark.text)) return refused('mark.empty', 'There is no signature yet. Type your name, then sign.')
  return accepted(mark)
}

/** What a PNG and a JPEG file begin with, in base64. */
const IMAGE_OPENINGS = ['iVBORw0KGgo', '/9j/'] as const

function validateImage(mark: ImageMark): Result<SignatureMark, MarkRefusal> {
  if (mark.png === '') return refused('mark.empty', 'There is no signature yet. Choose an image of it, then sign.')
  if (!IMAGE_OPENINGS.some((opening) => mark.png.startsWith(opening))) {
    return refused('mark.not-an-image', 'This file is not a PNG or JPEG image. Nothing was signed; choose another one.')
  }
  return accepted(mark)
}
