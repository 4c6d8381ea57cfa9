import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml } from '#shared/word/xml/parse.ts'
import { serializeXml } from '#shared/word/xml/serialize.ts'
import { attr, child, children, descendants, textOf, type XmlElement } from '#shared/word/xml/tree.ts'
import { randomXml } from './random-xml.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const STRICT = 'xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"'

function root(text: string): XmlElement {
  const parsed = parseXml(Buffer.from(text))
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  return parsed.value.root
}

function codeOf(bytes: Uint8Array | string): string {
  const parsed = parseXml(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return parsed.ok ? 'read' : parsed.refusal.code
}

describe('reading a part', () => {
  it('gives every name the prefix its namespace is known by, whatever the file calls it', () => {
    expect(root(`<w:p ${W} w:rsidR="1"/>`).name).toBe('w:p')
    expect(root(`<p ${STRICT} plain="1"><x:r xmlns:x="http://purl.oclc.org/ooxml/officeDocument/relationships"/></p>`)).toMatchObject({
      name: 'w:p',
      attributes: [{ name: 'plain', value: '1' }],
      children: [{ name: 'r:r' }],
    })
    expect(root('<a xmlns="urn:example" b="1"><c xmlns=""/></a>')).toMatchObject({ name: '{urn:example}a', children: [{ name: 'c' }] })
  })

  it('reads text and values without their escapes, line ends as line feeds', () => {
    const p = root(`<w:p ${W} w:a="&lt;&quot;\n&#10;">a&amp;b\r\nc<![CDATA[<d>]]><!-- not text --><w:t>&#x1F600;</w:t></w:p>`)
    expect(attr(p, 'w:a')).toBe('<" \n')
    expect(textOf(p)).toBe('a&b\nc<d>😀')
  })

  it('finds children and descendants by name', () => {
    const p = root(`<w:p ${W}><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>`)
    expect(children(p, 'w:r')).toHaveLength(2)
    expect(child(p, 'w:t')).toBeNull()
    expect([...descendants(p, 'w:t')].map(textOf)).toEqual(['a', 'b'])
  })

  it('names the namespaces of a list of prefixes as it names all others', () => {
    const p = root('<p xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:c="http://schemas.openxmlformats.org/markup-compatibility/2006" c:Ignorable="x other"/>')
    expect(attr(p, 'mc:Ignorable')).toBe('w14 other')
  })
})

describe('what is not well formed is refused', () => {
  it.each([
    ['nothing', ''],
    ['no element', '<?xml version="1.0"?>'],
    ['text alone', 'words'],
    ['a missing end', '<a>'],
    ['a wrong end', '<a></b>'],
    ['a longer end', '<a></ab>'],
    ['crossed elements', '<a><b></a></b>'],
    ['an end too many', '<a/></a>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>x'],
    ['an undeclared prefix', '<w:p/>'],
    ['an undeclared prefix of an attribute', '<p w:a="1"/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute twice by two prefixes', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an attribute without value', '<a b/>'],
    ['attributes run together', '<a b="1"c="2"/>'],
    ['a less-than sign in a value', '<a b="<"/>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a bare ampersand', '<a>a & b</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['a reference to half a character', '<a>&#xD800;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['a section end in text', '<a>]]></a>'],
    ['an open section', '<a><![CDATA[x</a>'],
    ['an open comment', '<a><!-- x</a>'],
    ['two hyphens in a comment', '<a><!-- x -- y --></a>'],
    ['an instruction named xml inside', '<a><?xml version="1.0"?></a>'],
    ['a name that begins with a digit', '<1a/>'],
    ['two colons', '<a:b:c xmlns:a="u"/>'],
    ['a colon at the end', '<a: xmlns:a="u"/>'],
    ['a prefix declared as nothing', '<x:a xmlns:x=""/>'],
    ['a cut in a tag', '<a b="1'],
    ['an open instruction', '<a/><?x'],
  ])('%s', (_, text) => {
    expect(codeOf(text)).toBe('word.damaged-xml')
  })

  it('a document type, whatever it declares', () => {
    expect(codeOf('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBe('word.doctype')
    expect(codeOf('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toBe('word.doctype')
  })

  it('nesting no document has', () => {
    expect(codeOf('<a>'.repeat(256) + '</a>'.repeat(256))).toBe('read')
    expect(codeOf('<a>'.repeat(257) + '</a>'.repeat(257))).toBe('word.too-deep')
    expect(codeOf('<a>'.repeat(1_000_000))).toBe('word.too-deep')
  })

  it('bytes that are not what they say they are', () => {
    expect(codeOf(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e))).toBe('word.encoding')
    expect(codeOf('<?xml version="1.0" encoding="windows-1252"?><a/>')).toBe('word.encoding')
    expect(codeOf(Buffer.from('<a/>', 'utf16le').subarray(0, 7))).toBe('word.encoding')
  })
})

describe('what was read and not changed is written byte for byte', () => {
  it('in UTF-8, however it is spaced, escaped and declared', () => {
    fc.assert(
      fc.property(randomXml, (text) => {
        const bytes = Buffer.from(text)
        const parsed = parseXml(bytes)
        expect(parsed).toMatchObject({ ok: true })
        if (parsed.ok) expect(Buffer.from(serializeXml(parsed.value)).equals(bytes)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['UTF-16 with a byte order mark', '\uFEFF<a b="€">😀</a>', false],
    ['UTF-16 without', '<a b="€">😀</a>', false],
    ['UTF-16, the other way round', '\uFEFF<a b="€">😀</a>', true],
  ])('in %s', (_, text, swapped) => {
    const bytes = Buffer.from(text, 'utf16le')
    if (swapped) bytes.swap16()
    const parsed = parseXml(bytes)
    expect(parsed).toMatchObject({ ok: true, value: { root: { name: 'a' } } })
    if (parsed.ok) expect(Buffer.from(serializeXml(parsed.value)).equals(bytes)).toBe(true)
  })

  it('never throws, whatever bytes come', () => {
    fc.assert(
      fc.property(randomXml, fc.nat(), fc.nat(255), fc.nat(), (text, at, byte, cut) => {
        const bytes = Buffer.from(text)
        bytes[at % bytes.length] = byte
        const parsed = parseXml(bytes.subarray(0, cut % 3 === 0 ? cut % bytes.length : bytes.length))
        expect(typeof parsed.ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })
})
