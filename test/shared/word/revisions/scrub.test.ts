import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partXml } from '#shared/word/package/part-xml.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { revisionCensus } from '#shared/word/revisions/census.ts'
import type { ScrubKind } from '#shared/word/revisions/scrub-tally.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'
import { makeDocx, type MadeEntry } from '../package/make-archive.ts'
import { outline } from './outline.ts'

const TEMPLATES = new URL('../../../../../shared/corpora/', import.meta.url)
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WML = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const PARTS: readonly { name: string; kind: string; type: string; from?: string; xml: string }[] = [
  { name: 'word/settings.xml', kind: 'settings', type: `${WML}.settings+xml`, xml: `<w:settings ${W} xmlns:r="${OFFICE}"><w:attachedTemplate r:id="rId1"/><w:docVars><w:docVar w:name="matter" w:val="secret-variable"/></w:docVars><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:zoom w:percent="100"/></w:settings>` },
  { name: 'word/styles.xml', kind: 'styles', type: `${WML}.styles+xml`, xml: `<w:styles ${W}><w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Note"><w:basedOn w:val="Base"/></w:style><w:style w:type="character" w:styleId="Shown"><w:basedOn w:val="Base"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>` },
  { name: 'word/header1.xml', kind: 'header', type: `${WML}.header+xml`, xml: `<w:hdr ${W}><w:p w:rsidR="00AB12CD"><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden-header</w:t></w:r></w:p></w:hdr>` },
  { name: 'word/comments.xml', kind: 'comments', type: `${WML}.comments+xml`, xml: `<w:comments ${W}><w:comment w:id="5" w:author="Ann Smith" w:initials="AS" w:date="2026-01-01T00:00:00Z"><w:p><w:r><w:t>internal-comment</w:t></w:r></w:p></w:comment></w:comments>` },
  { name: 'word/people.xml', kind: 'people', type: `${WML}.people+xml`, xml: '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Ann Smith"/></w15:people>' },
  { name: 'customXml/item1.xml', kind: 'customXml', type: 'application/xml', xml: '<matter>secret-matter</matter>' },
]
const PROPERTIES = [
  { name: 'docProps/core.xml', kind: 'core-properties', type: 'application/vnd.openxmlformats-package.core-properties+xml', xml: '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann Smith</dc:creator><cp:lastModifiedBy>Ben Jones</cp:lastModifiedBy></cp:coreProperties>' },
  { name: 'docProps/app.xml', kind: 'extended-properties', type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml', xml: '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>secret-company</Company><Pages>3</Pages></Properties>' },
  { name: 'docProps/custom.xml', kind: 'custom-properties', type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml', xml: '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><p>secret-property</p></Properties>' },
]

const BODY = [
  '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">',
  '<w:ins w:id="1" w:author="Ann Smith" w:date="2026-01-01T00:00:00Z"><w:r w:rsidRPr="00AB12CD"><w:t>shown</w:t></w:r></w:ins>',
  '<w:del w:id="2" w:author="Ben Jones" w:date="2026-01-02T00:00:00Z"><w:r><w:rPr><w:vanish/></w:rPr><w:delText>hidden-deleted</w:delText></w:r></w:del>',
  '<w:commentRangeStart w:id="5"/><w:r><w:rPr><w:rStyle w:val="Note"/></w:rPr><w:t>hidden-by-style</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Shown"/></w:rPr><w:t> again</w:t></w:r><w:commentRangeEnd w:id="5"/>',
  '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="5"/></w:r>',
  '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/matter" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:r><w:t> and bound</w:t></w:r></w:sdtContent></w:sdt></w:p>',
].join('')

function file(): Buffer {
  const all = [...PARTS, ...PROPERTIES]
  const overrides = all.map((each) => `<Override PartName="/${each.name}" ContentType="${each.type}"/>`).join('')
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WML}.document.main+xml"/>${overrides}</Types>`
  const rels = (list: readonly string[]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  const rel = (kind: string, target: string, index: number, external = '') => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"${external}/>`
  const entries: MadeEntry[] = [
    ...all.map((each) => ({ name: each.name, bytes: each.xml })),
    { name: 'word/_rels/document.xml.rels', bytes: rels(PARTS.map((each, index) => rel(each.kind, `/${each.name}`, index))) },
    { name: 'word/_rels/settings.xml.rels', bytes: rels([rel('attachedTemplate', 'file:///C:/secret-path/Normal.dotm', 0, ' TargetMode="External"')]) },
  ]
  return makeDocx(BODY, entries, types, rels([rel('officeDocument', 'word/document.xml', 0), ...PROPERTIES.map((each, index) => rel(each.kind, each.name, index + 1))]))
}

function scrubbed(keeps: readonly ScrubKind[] = []) {
  const result = scrubDocx(file(), keeps)
  if (!result.ok) throw new Error(result.refusal.message)
  const pkg = readPackage(result.value.bytes)
  if (!pkg.ok) throw new Error(pkg.refusal.message)
  const text = [...pkg.value.parts.values()].map((part) => Buffer.from(part.read()).toString()).join('\n')
  return { ...result.value, names: [...pkg.value.parts.keys()], text }
}

describe('a scrubbed file', () => {
  it('tells nothing of what its readers are not meant to learn', () => {
    const { text } = scrubbed()
    for (const told of ['Ann', 'Ben', '2026-01', '00AB12CD', 'secret', 'hidden-', 'internal-comment', 'dataBinding']) expect(text, told).not.toContain(told)
  })

  it('keeps every visible word and every revision', () => {
    const { bytes } = scrubbed()
    expect(outline(bytes)['word/document.xml']).toEqual(['shown again and bound'])
    expect(revisionCensus(bytes)).toEqual({ ok: true, value: { 'w:del': 1, 'w:ins': 1 } })
  })

  it('lists what was taken out of each part', () => {
    const found = scrubbed().removed
    const count = (kind: ScrubKind, part: string) => found.find((each) => each.kind === kind && each.part === part)?.count
    expect(count('authors', 'word/document.xml')).toBe(2)
    expect(count('dates', 'word/document.xml')).toBe(2)
    expect(count('revision-ids', 'word/document.xml')).toBe(3)
    expect(count('hidden-text', 'word/document.xml')).toBe(2)
    expect(count('hidden-text', 'word/header1.xml')).toBe(1)
    expect(count('comments', 'word/comments.xml')).toBe(1)
    expect(count('properties', 'docProps/core.xml')).toBe(2)
    expect(count('properties', 'docProps/app.xml')).toBe(1)
    expect(count('custom-xml', 'customXml/item1.xml')).toBe(1)
    expect(count('people', 'word/people.xml')).toBe(1)
    expect(count('document-variables', 'word/settings.xml')).toBe(1)
    expect(count('template-path', 'word/settings.xml')).toBe(1)
    expect(new Set(found.map((each) => `${each.kind} ${each.part}`)).size).toBe(found.length)
  })

  it('leaves no trace of parts that went, and leaves alone what is asked to stay', () => {
    expect(scrubbed().names).not.toEqual(expect.arrayContaining(['word/comments.xml']))
    expect(scrubbed().text).not.toMatch(/comments\.xml|people\.xml|item1\.xml|custom\.xml/)
    const kept = scrubbed(['comments', 'authors'])
    expect(kept.text).toContain('internal-comment')
    expect(kept.text).toContain('w:author="Ann Smith"')
    expect(kept.text).toContain('<w:commentReference w:id="5"/>')
    expect(kept.text).not.toContain('hidden-')
  })

  it('has nothing left to scrub', () => {
    const again = scrubDocx(scrubbed().bytes)
    expect(again).toMatchObject({ ok: true, value: { removed: [] } })
  })
})

describe('words hidden by the style of their paragraph', () => {
  it('go, but for those that say themselves that they are shown', () => {
    const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WML}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WML}.styles+xml"/></Types>`
    const quiet = (properties: string, words: string): string => `<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr><w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r></w:p>`
    const result = scrubDocx(makeDocx(quiet('', 'secret') + quiet('<w:vanish w:val="0"/>', 'shown'), [
      { name: 'word/styles.xml', bytes: `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Quiet"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>` },
      { name: 'word/_rels/document.xml.rels', bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>` },
    ], types))
    expect(result.ok && outline(result.value.bytes)['word/document.xml']).toEqual(['', 'shown'])
  })
})

describe('a scrubbed move', () => {
  it('keeps a date where the schema asks for one, and says nothing by it', () => {
    const result = scrubDocx(makeDocx('<w:moveFromRangeStart w:id="1" w:author="Ann" w:date="2026-01-01T00:00:00Z" w:name="move1"/><w:p/><w:moveFromRangeEnd w:id="1"/>'))
    const pkg = result.ok ? readPackage(result.value.bytes) : result
    const text = pkg.ok ? Buffer.from(pkg.value.parts.get('word/document.xml')?.read() ?? []).toString() : ''
    expect(text).toContain('<w:moveFromRangeStart w:id="1" w:author="Author" w:date="1970-01-01T00:00:00Z" w:name="move1"/>')
  })
})

describe.skipIf(!existsSync(TEMPLATES))('real files (skipped: corpus not present)', () => {
  it('keep their words and revisions, and their XML stays readable', () => {
    const folders = ['docx-misc/adeu', 'docx-revisions/FA'].filter((folder) => existsSync(new URL(folder, TEMPLATES)))
    const files = folders.flatMap((folder) => readdirSync(new URL(folder, TEMPLATES), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.docx')).slice(0, 12).map((name) => `${folder}/${name}`))
    for (const name of files) {
      const bytes = readFileSync(new URL(name, TEMPLATES))
      const result = scrubDocx(bytes, ['hidden-text', 'comments'])
      if (!result.ok) throw new Error(`${name}: ${result.refusal.message}`)
      expect(outline(result.value.bytes), name).toEqual(outline(bytes))
      expect(revisionCensus(result.value.bytes), name).toEqual(revisionCensus(bytes))
      const pkg = readPackage(result.value.bytes)
      if (pkg.ok) for (const part of pkg.value.parts.keys()) if (part.endsWith('.xml')) expect(partXml(pkg.value, part).ok, `${name} ${part}`).toBe(true)
    }
  })
})
