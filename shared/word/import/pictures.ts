import type { Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { attr, child, children, descendants, type XmlElement } from '#shared/word/xml/tree.ts'

type MediaType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'

/** The kind of a picture by its first bytes, never by its name. */
export function pictureType(bytes: Uint8Array): MediaType | null {
  const starts = (...codes: number[]): boolean => codes.every((code, index) => bytes[index] === code)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif'
  if (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45 && bytes[10] === 0x42 && bytes[11] === 0x50) return 'image/webp'
  return null
}

/** English Metric Units to a point (ECMA-376 Part 1, 20.1.10.41). */
const emusToPoint = 12_700
const largest = 5_000

/** What shows a picture otherwise than as it is: cropped, turned, recoloured, linked to an address, or to bytes outside the file. */
function isPlain(picture: XmlElement): boolean {
  const blips = Array.from(descendants(picture, 'a:blip'))
  const [blip] = blips
  if (blip === undefined || blips.length !== 1 || attr(blip, 'r:link') !== null || attr(blip, 'r:embed') === null) return false
  if (children(blip).some(({ name }) => name !== 'a:extLst')) return false
  for (const found of descendants(picture)) {
    if (found.name === 'a:srcRect' && found.attributes.some(({ value }) => value !== '0')) return false
    if (found.name === 'a:hlinkClick' || found.name === 'a:effectLst' || found.name === 'asvg:svgBlip') return false
    if (found.name === 'a:xfrm' && ['rot', 'flipH', 'flipV'].some((turn) => !['0', 'false', null].includes(attr(found, turn)))) return false
  }
  return true
}

/** A drawing that is a plain picture in its line, as our own image; null for every other drawing. */
export function pictureOf(drawing: XmlElement, importing: Importing): Node | null {
  const inline = child(drawing, 'wp:inline')
  if (inline === null) return null
  const pictures = Array.from(descendants(inline, 'pic:pic'))
  const [picture] = pictures
  if (picture === undefined || pictures.length !== 1 || !isPlain(picture) || Array.from(descendants(inline, 'a:hlinkClick')).length > 0) return null
  const blip = Array.from(descendants(picture, 'a:blip'))[0]
  const bytes = importing.parts.bytesOf((blip === undefined ? null : attr(blip, 'r:embed')) ?? '')
  const mediaType = bytes === null ? null : pictureType(bytes)
  const extent = child(inline, 'wp:extent')
  const [width, height] = ['cx', 'cy'].map((side) => Number(extent === null ? Number.NaN : attr(extent, side)) / emusToPoint)
  if (bytes === null || mediaType === null || width === undefined || height === undefined) return null
  if (!(width > 0 && width <= largest && height > 0 && height <= largest)) return null
  const properties = child(inline, 'wp:docPr')
  const alt = (properties === null ? null : attr(properties, 'descr')) ?? ''
  if (alt.length > 20_000) return null
  return schema.nodes.image.create({ blob: importing.parts.keep(bytes, mediaType), mediaType, alt: alt.toWellFormed(), width, height })
}
