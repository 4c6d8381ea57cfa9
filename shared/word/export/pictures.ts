import type { ImageAttributes } from '#shared/document/attributes.ts'
import type { ExportTarget } from '#shared/word/export/target.ts'
import { element, type XmlElement } from '#shared/word/xml/tree.ts'

/** English Metric Units to a point (ECMA-376 Part 1, 20.1.10.41). */
const emusToPoint = 12_700

/** An image in its line (20.4.2.8); null where its bytes are missing. */
export function pictureDrawing({ blob, mediaType, alt, width, height }: ImageAttributes, target: ExportTarget): XmlElement | null {
  const relationship = target.image(blob, mediaType)
  if (relationship === null) return null
  const id = target.drawingId()
  const size = { cx: String(Math.round(width * emusToPoint)), cy: String(Math.round(height * emusToPoint)) }
  const described = { id, name: `Picture ${id}`, descr: alt }
  const shape = element('pic:spPr', [], [
    element('a:xfrm', [], [element('a:off', { x: '0', y: '0' }), element('a:ext', size)]),
    element('a:prstGeom', { prst: 'rect' }, [element('a:avLst')]),
  ])
  const fill = element('pic:blipFill', [], [element('a:blip', { 'r:embed': relationship }), element('a:stretch', [], [element('a:fillRect')])])
  const named = element('pic:nvPicPr', [], [element('pic:cNvPr', described), element('pic:cNvPicPr')])
  const graphic = element('a:graphic', [], [element('a:graphicData', { uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture' }, [element('pic:pic', [], [named, fill, shape])])])
  return element('w:drawing', [], [element('wp:inline', { distT: '0', distB: '0', distL: '0', distR: '0' }, [element('wp:extent', size), element('wp:docPr', described), graphic])])
}
