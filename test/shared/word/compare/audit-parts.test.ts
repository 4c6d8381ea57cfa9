import { describe, expect, it } from 'vitest'
import { auditDocx } from '#shared/word/compare/audit-docx.ts'
import { makeDocx } from '#test/shared/word/package/make-archive.ts'
import { paragraph, run } from './contract-docx.ts'

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const WP = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'
const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

function file({ picture = 'bytes of a picture', address = 'https://example.com/terms', id = 'rId5', look = '' }: { picture?: string; address?: string; id?: string; look?: string } = {}): Buffer {
  const drawing = `<w:r><w:drawing><wp:inline xmlns:wp="${WP}"><wp:docPr id="1" name="Picture"/><a:graphic xmlns:a="${A}"><a:blip r:embed="${id}"/></a:graphic></wp:inline></w:drawing></w:r>`
  return makeDocx(
    `${paragraph(drawing)}${paragraph(`${run('See ')}<w:hyperlink r:id="link">${run('the terms', look)}</w:hyperlink>${run('.')}`)}`,
    [
      { name: 'word/media/image1.png', bytes: picture },
      { name: 'word/_rels/document.xml.rels', bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="${REL}/image" Target="media/image1.png"/><Relationship Id="link" Type="${REL}/hyperlink" Target="${address}" TargetMode="External"/></Relationships>` },
    ],
    types,
  )
}

function untracked(received: Uint8Array) {
  const result = auditDocx(file(), received)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value.untracked
}

describe('what stands in another part', () => {
  it('is told where the bytes of a picture were changed', () => {
    expect(untracked(file({ picture: 'bytes of another' }))).toMatchObject([{ kind: 'object', part: 'body' }])
  })

  it('is told where a link leads to another address, both named', () => {
    expect(untracked(file({ address: 'https://example.org/other' }))).toMatchObject([{ kind: 'link', part: 'body', before: 'https://example.com/terms', after: 'https://example.org/other' }])
  })

  it('is nothing where only the relationship’s id is another, as programs make it', () => {
    expect(untracked(file({ id: 'rId77' }))).toEqual([])
  })
})
