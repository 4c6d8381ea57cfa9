import { unzipSync } from 'fflate'
import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { crc32 } from '#shared/word/package/crc32.ts'
import { contentTypeOf, withContentType, withDefaultContentType, withoutContentType } from '#shared/word/package/content-types.ts'
import { EMPTY_PACKAGE, isSafeName, withoutPart, withPart, writePackage, type WordPackage } from '#shared/word/package/package.ts'
import { checkedXml, partXml, withPartXml } from '#shared/word/package/part-xml.ts'
import { mainPart, readPackage } from '#shared/word/package/read-package.ts'
import { relatedParts, relationshipsOf, relationshipType, withoutRelationship, withRelationship } from '#shared/word/package/relationships.ts'
import { storiesOf } from '#shared/word/package/stories.ts'
import { makeDocx } from './make-archive.ts'

const CORPUS = new URL('../../../../../shared/corpora/', import.meta.url)
const HEADER = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml'

function opened(bytes: Uint8Array): WordPackage {
  const read = readPackage(bytes)
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value
}

const sample = () => opened(makeDocx('<w:p/>', [{ name: 'word/' }, { name: 'word/media/image1.png', bytes: 'not compressible', stored: true }, { name: 'docProps/app.xml', bytes: '<a/>' }]))

/** Size and CRC-32 of the compressed bytes of each entry of an archive, by its name. */
function packedBytes(pkg: WordPackage): Map<string, string> {
  return new Map(pkg.archive.map((entry) => [entry.name, `${entry.data.length} ${crc32(entry.data)}`]))
}

describe('a package written again', () => {
  it('keeps every entry as it was: order, folders, compressed bytes', () => {
    const pkg = sample()
    const again = opened(writePackage(pkg))
    expect([...packedBytes(again)]).toEqual([...packedBytes(pkg)])
  })

  it('is changed in the parts that were changed, and read by others', () => {
    const pkg = withPart(withoutPart(sample(), 'docProps/app.xml'), 'word/header1.xml', Buffer.from('<new/>'))
    const written = writePackage(withPart(pkg, 'word/document.xml', Buffer.from('<changed/>'.repeat(100))))
    const files = unzipSync(written)
    expect(Object.keys(files)).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/', 'word/media/image1.png', 'word/header1.xml'])
    expect(Buffer.from(files['word/document.xml'] ?? []).toString()).toBe('<changed/>'.repeat(100))
    const before = packedBytes(sample())
    expect(packedBytes(opened(written)).get('word/media/image1.png')).toBe(before.get('word/media/image1.png'))
  })

  it('is the same object when a part is set to what it is', () => {
    const pkg = sample()
    expect(withPart(pkg, 'docProps/app.xml', Buffer.from('<a/>'))).toBe(pkg)
    expect(withPartXml(pkg, 'word/document.xml', checkedXml(pkg, 'word/document.xml', 'w:document'))).toBe(pkg)
  })

  it('holds any bytes under any safe names', () => {
    const name = fc.stringMatching(/^[a-z]{1,4}(?:\/[a-zA-Z0-9._-]{1,6}){0,2}$/).filter(isSafeName)
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 2000 })), { selector: ([each]) => each.toLowerCase() }), (parts) => {
        const written = writePackage(parts.reduce((pkg, [each, bytes]) => withPart(pkg, each, bytes), EMPTY_PACKAGE))
        expect(Object.entries(unzipSync(written)).map(([each, bytes]) => [each, Buffer.from(bytes).toString('hex')])).toEqual(parts.map(([each, bytes]) => [each, Buffer.from(bytes).toString('hex')]))
      }),
      { numRuns: 60 },
    )
  })
})

describe('content types', () => {
  it('are those of the part, else of its extension, whatever the case', () => {
    const pkg = sample()
    expect(contentTypeOf(pkg, 'Word/Document.xml')).toContain('document.main')
    expect(contentTypeOf(pkg, 'docProps/app.XML')).toBe('application/xml')
    expect(contentTypeOf(pkg, 'word/media/image1.png')).toBeNull()
  })

  it('are patched: what was there stays as written', () => {
    const pkg = withDefaultContentType(withContentType(sample(), 'word/header1.xml', HEADER), 'png', 'image/png')
    expect(contentTypeOf(pkg, 'word/header1.xml')).toBe(HEADER)
    expect(contentTypeOf(pkg, 'word/media/image1.png')).toBe('image/png')
    expect(withContentType(pkg, 'word/header1.xml', HEADER)).toBe(pkg)
    const text = Buffer.from(withoutContentType(pkg, 'word/header1.xml').parts.get('[Content_Types].xml')?.read() ?? []).toString()
    const before = Buffer.from(sample().parts.get('[Content_Types].xml')?.read() ?? []).toString()
    expect(text).toBe(before.replace('content-types">', 'content-types"><Default Extension="png" ContentType="image/png"/>'))
  })
})

describe('relationships', () => {
  it('lead from the package to its main part and from a part to others, by any path', () => {
    let pkg = withPart(sample(), 'word/header1.xml', Buffer.from('<a/>'))
    for (const target of ['header1.xml', '/word/header1.xml', '../word/./Header1.xml']) {
      const xml = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${relationshipType('header')}" Target="${target}"/></Relationships>`
      pkg = withPart(pkg, 'word/_rels/document.xml.rels', Buffer.from(xml))
      expect(relatedParts(pkg, 'word/document.xml', 'header')).toEqual(['word/header1.xml'])
    }
    expect(mainPart(pkg)).toBe('word/document.xml')
  })

  it('keep external addresses as they are, and follow none', () => {
    const { pkg, id } = withRelationship(sample(), 'word/document.xml', { type: relationshipType('hyperlink'), target: 'https://example.com/?a=1&b=2', external: true })
    expect(relationshipsOf(pkg, 'word/document.xml')).toEqual([{ id, type: relationshipType('hyperlink'), target: 'https://example.com/?a=1&b=2', external: true }])
    expect(relatedParts(pkg, 'word/document.xml', 'hyperlink')).toEqual([])
    expect(relationshipsOf(withoutRelationship(pkg, 'word/document.xml', id), 'word/document.xml')).toEqual([])
  })

  it('never lead out of the package', () => {
    const xml = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="t" Target="../../../../etc/passwd"/></Relationships>`
    const pkg = withPart(sample(), 'word/_rels/document.xml.rels', Buffer.from(xml))
    expect(relationshipsOf(pkg, 'word/document.xml')[0]?.target).toBe('etc/passwd')
  })

  it('of a part that had none are written without prefixes, as every reader reads them', () => {
    const { pkg } = withRelationship(sample(), 'word/document.xml', { type: 't', target: 'word/styles.xml', external: false })
    expect(new TextDecoder().decode(pkg.parts.get('word/_rels/document.xml.rels')?.read())).toMatch(/<Relationships xmlns="[^"]+"><Relationship Id="rId1" Type="t" Target="styles.xml"\/><\/Relationships>$/)
  })

  it('get ids no other has', () => {
    const first = withRelationship(sample(), '', { type: 't', target: 'docProps/app.xml', external: false })
    const second = withRelationship(first.pkg, '', { type: 't', target: 'docProps/app.xml', external: false })
    expect([first.id, second.id]).toEqual(['rId2', 'rId3'])
    expect(relationshipsOf(second.pkg, '').map((each) => each.target)).toEqual(['word/document.xml', 'docProps/app.xml', 'docProps/app.xml'])
  })
})

describe.skipIf(!existsSync(CORPUS))('real files (skipped: corpus not present)', () => {
  const files = ['docx-misc', 'docx-revisions', 'templates'].flatMap((folder) =>
    existsSync(CORPUS) ? readdirSync(new URL(folder, CORPUS), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.docx')).map((name) => `${folder}/${name}`) : [],
  )

  it('are opened, and every part of them is written as it was', () => {
    expect(files.length).toBeGreaterThan(200)
    for (const file of files) {
      const pkg = opened(readFileSync(new URL(file, CORPUS)))
      expect([...packedBytes(opened(writePackage(pkg)))], file).toEqual([...packedBytes(pkg)])
      expect(storiesOf(pkg)[0]?.kind, file).toBe('body')
    }
  })

  it('hold only XML that is read, and written byte for byte', () => {
    for (const file of files) {
      const pkg = opened(readFileSync(new URL(file, CORPUS)))
      for (const { name } of storiesOf(pkg)) {
        const xml = partXml(pkg, name)
        expect(xml, `${file} ${name}`).toMatchObject({ ok: true })
        if (xml.ok && xml.value !== null) expect(withPartXml(pkg, name, { ...xml.value }), `${file} ${name}`).toBe(pkg)
      }
    }
  })
})
