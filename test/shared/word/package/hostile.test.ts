import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partXml } from '#shared/word/package/part-xml.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { storiesOf } from '#shared/word/package/stories.ts'
import type { WordRefusalCode } from '#shared/word/refusals.ts'
import { makeArchive, makeDocx, type MadeEntry } from './make-archive.ts'

const HOSTILE = new URL('../../../../../shared/corpora/docx-hostile/', import.meta.url)
const MEGABYTE = 1024 * 1024

/** Opens a file and every part with paragraphs in it: the first refusal, or null. */
function refusalOf(bytes: Uint8Array): { code: WordRefusalCode; message: string } | null {
  const pkg = readPackage(bytes)
  if (!pkg.ok) return pkg.refusal
  for (const { name } of storiesOf(pkg.value)) {
    const xml = partXml(pkg.value, name)
    if (!xml.ok) return xml.refusal
  }
  return null
}

function withEntry(entry: MadeEntry): Buffer {
  return makeDocx('<w:p/>', [entry])
}

function compound(stream: string): Buffer {
  return Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)])
}

const xml = (text: string): Buffer => makeDocx(text)

/** One way at least to earn every refusal of opening a file. The compiler asks for a row for each code. */
const ATTACKS: Readonly<Record<Exclude<WordRefusalCode, 'word.not-comparable'>, readonly (readonly [string, () => Uint8Array])[]>> = {
  'word.not-a-package': [
    ['an empty file', () => new Uint8Array()],
    ['rich text', () => Buffer.from('{\\rtf1 words}')],
    ['a PDF', () => Buffer.from('%PDF-1.7 …')],
    ['a web page', () => Buffer.from('<html><body>words</body></html>')],
    ['random bytes', () => Buffer.from([1, 2, 3, 4, 5])],
  ],
  'word.legacy-format': [['a .doc', () => compound('WordDocument')]],
  'word.encrypted': [
    ['a document with a password', () => compound('EncryptedPackage')],
    ['an archive with a password', () => withEntry({ name: 'word/secret.xml', bytes: '<a/>', claims: { flags: 1 } })],
  ],
  'word.damaged-archive': [
    ['cut in half', () => xml('<w:p/>').subarray(0, 400)],
    ['a start and nothing more', () => Buffer.from('PK\u0003\u0004')],
    ['a flipped bit', () => flipped(xml('<w:p/>'))],
    ['a part that is another inside', () => withEntry({ name: 'word/a.xml', bytes: '<a/>', claims: { crc: 1 } })],
    ['a part that is larger than it says', () => withEntry({ name: 'word/a.xml', bytes: Buffer.alloc(20 * MEGABYTE), claims: { size: 1000 } })],
    ['a small part that is larger than it says', () => withEntry({ name: 'word/a.xml', bytes: '<a/><b/>', claims: { size: 4 } })],
    ['a part that is smaller than it says', () => withEntry({ name: 'word/a.xml', bytes: '<a/>', claims: { size: 1000 } })],
    ['a part by two names', () => withEntry({ name: 'word/a.xml', bytes: '<a/>', claims: { localName: 'word/b.xml' } })],
    ['parts over one another', () => withEntry({ name: '[Content_Types].xml.bak', claims: { offset: 0, localName: 'x' } })],
    ['one part told twenty times', () => overlapping()],
    ['a packing no Word file has', () => withEntry({ name: 'word/a.xml', bytes: '<a/>', claims: { method: 12 } })],
  ],
  'word.duplicate-part': [
    ['the same name', () => withEntry({ name: 'word/document.xml', bytes: '<a/>' })],
    ['the same name but for case', () => withEntry({ name: 'WORD/Document.xml', bytes: '<a/>' })],
  ],
  'word.unsafe-name': ['../evil.xml', '/etc/passwd', 'word/../../evil.xml', 'word\\evil.xml', 'C:evil.xml', 'word//evil.xml', 'word/%2e%2e/evil.xml', 'word/a\u0000.xml'].map(
    (name) => [JSON.stringify(name), () => withEntry({ name, bytes: '<a/>' })] as const,
  ),
  'word.too-large': [
    ['a part of 200 MB', () => withEntry({ name: 'word/media/image1.bmp', bytes: 'x', claims: { size: 200 * MEGABYTE } })],
    ['a hundred parts of 63 MB', () => bomb(63, 100)],
    ['a small file of 50 MB', () => withEntry({ name: 'word/media/image1.bmp', bytes: Buffer.alloc(50 * MEGABYTE) })],
    ['ten thousand parts', () => makeArchive(Array.from({ length: 10_000 }, (_, index) => ({ name: `p${index}.xml`, stored: true })))],
    ['seven hundred thousand tags', () => xml('<w:p/>'.repeat(700_000) + incompressible())],
    ['sixty thousand paragraphs', () => xml('<w:p/>'.repeat(60_000))],
    ['half a million attributes', () => xml(`<w:p ${Array.from({ length: 500_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`)],
    ['a million references', () => xml(`<w:p><w:r><w:t>${'&amp;'.repeat(1_000_000)}</w:t></w:r></w:p>${incompressible()}`)],
    ['a namespace for each of thirty thousand elements', () => xml(Array.from({ length: 30_000 }, (_, index) => `<n:p xmlns:n="urn:${index}"/>`).join(''))],
  ],
  'word.not-a-document': [
    ['another archive', () => makeArchive([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text' }])],
    ['a package about nothing', () => makeArchive([{ name: '[Content_Types].xml', bytes: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' }])],
  ],
  'word.damaged-xml': [
    ['a body that is not closed', () => xml('<w:p>')],
    ['relationships that are none', () => withEntry({ name: 'word/_rels/document.xml.rels', bytes: '<Relationships' })],
  ],
  'word.doctype': [['entities that expand a billion times', () => withEntry({ name: 'word/_rels/document.xml.rels', bytes: billionLaughs() })]],
  'word.too-deep': [['a hundred thousand tables in one another', () => xml('<w:tbl>'.repeat(100_000) + '</w:tbl>'.repeat(100_000))]],
  'word.encoding': [['a part in no known encoding', () => withEntry({ name: 'word/_rels/document.xml.rels', bytes: Buffer.from([0x3c, 0x61, 0xff, 0x2f, 0x3e]) })]],
}

function flipped(bytes: Buffer): Buffer {
  const at = bytes.indexOf('word/document.xml') + 40
  bytes[at] = (bytes[at] ?? 0) ^ 16
  return bytes
}

function overlapping(): Buffer {
  const bytes = 'x'.repeat(1000)
  return makeArchive(Array.from({ length: 20 }, (_, index) => ({ name: `word/a${index}.xml`, bytes, claims: { offset: 0, localName: 'word/a0.xml' } })))
}

function bomb(megabytes: number, times: number): Buffer {
  const claims = { size: megabytes * MEGABYTE }
  return makeDocx('<w:p/>', Array.from({ length: times }, (_, index) => ({ name: `word/media/image${index}.bmp`, bytes: 'x', claims })))
}

// So that the file is no bomb by its ratio: text with little to compress.
function incompressible(): string {
  let seed = 1
  const letters = Array.from({ length: 400_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return String.fromCharCode(97 + (seed % 26))
  })
  return `<w:p><w:r><w:t>${letters.join('')}</w:t></w:r></w:p>`
}

function billionLaughs(): string {
  const lines = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`)
  return `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">${lines.join('')}]><l>&l10;</l>`
}

describe('a hostile file is refused in plain words', () => {
  for (const [code, attacks] of Object.entries(ATTACKS)) {
    it.each(attacks)(`${code}: %s`, (_, make) => {
      const refusal = refusalOf(make())
      expect(refusal?.code).toBe(code)
      expect(refusal?.message).toMatch(/^[A-Z][^<>{}]*\.$/)
    })
  }
})

describe.skipIf(!existsSync(HOSTILE))('every file of a collection of attacks is refused or opened (skipped: corpus not present)', () => {
  const OPENED = /^(?:51921-Word-Crash067|Tika-792|delins|documentProtection_\w+|protected_sample|stress023|testComment)\.docx$/
  const files = existsSync(HOSTILE) ? readdirSync(HOSTILE).filter((name) => name.endsWith('.docx')) : []

  it.each(files)('%s', (name) => {
    const refusal = refusalOf(readFileSync(new URL(name, HOSTILE)))
    expect(refusal === null).toBe(OPENED.test(name))
    if (name.startsWith('bug53475') || name === 'protected_agile.docx') expect(refusal?.code).toBe('word.encrypted')
    if (name === 'ExternalEntityInText.docx') expect(refusal?.code).toBe('word.doctype')
  })
})
