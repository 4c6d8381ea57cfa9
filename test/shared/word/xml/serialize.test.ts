import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fragmentText, parseFragment } from '#shared/word/xml/fragment.ts'
import { parseXml } from '#shared/word/xml/parse.ts'
import { serializeXml } from '#shared/word/xml/serialize.ts'
import {
  attr,
  descendants,
  element,
  isElement,
  renamed,
  text,
  textOf,
  withAttribute,
  withChildren,
  withRoot,
  xmlDocument,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from '#shared/word/xml/tree.ts'
import { randomXml } from './random-xml.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

function read(source: string): XmlDocument {
  const parsed = parseXml(Buffer.from(source))
  if (!parsed.ok) throw new Error(`${parsed.refusal.message}: ${source}`)
  return parsed.value
}

function write(document: XmlDocument): string {
  return Buffer.from(serializeXml(document)).toString()
}

/** The text after an edit of every element for which `change` gives another. */
function edited(source: string, change: (each: XmlElement) => XmlElement): string {
  const visit = (each: XmlElement): XmlElement => change(withChildren(each, each.children.map((node) => (node.kind === 'element' ? visit(node) : node))))
  const document = read(source)
  return write(withRoot(document, visit(document.root)))
}

/** What a part says, apart from how it is written. */
function meaning(node: XmlNode): unknown {
  if (node.kind !== 'element') return node.kind === 'text' ? node.text : node.source
  return [node.name, Object.fromEntries(node.attributes.map((each) => [each.name, each.value])), merged(node.children)]
}

function merged(nodes: readonly XmlNode[]): unknown[] {
  return nodes.reduce<unknown[]>((all, node) => {
    const next = meaning(node)
    const last = all.at(-1)
    return typeof next === 'string' && typeof last === 'string' && node.kind === 'text' ? [...all.slice(0, -1), last + next] : [...all, next]
  }, [])
}

describe('an edit changes only the slices it concerns', () => {
  it('of one text among oddly written neighbours', () => {
    const source = `<w:p  ${W} w:a='1' ><w:r ><w:t>a</w:t ></w:r><w:r><w:t  xml:space = "preserve">b &#98;</w:t></w:r></w:p >`
    const change = (each: XmlElement) => (each.name === 'w:t' && textOf(each) === 'a' ? withChildren(each, [text('x < y')]) : each)
    expect(edited(source, change)).toBe(source.replace('>a<', '>x &lt; y<'))
  })

  it('of one attribute: the others keep their quotes and their order', () => {
    const source = `<w:p ${W}><w:pPr w:a = '1'\n  w:b="&#50;" w:c="3"/></w:p>`
    const change = (name: string, value: string | null) => (each: XmlElement) => (each.name === 'w:pPr' ? withAttribute(each, name, value) : each)
    expect(edited(source, change('w:b', '"9"'))).toBe(source.replace('\n  w:b="&#50;"', ' w:b="&quot;9&quot;"'))
    expect(edited(source, change('w:b', null))).toBe(source.replace('\n  w:b="&#50;"', ''))
    expect(edited(source, change('w:d', '4'))).toBe(source.replace('"3"/>', '"3" w:d="4"/>'))
  })

  it('opens a tag that was empty, and keeps a pair that becomes empty', () => {
    const change = (name: string, nodes: XmlNode[]) => (each: XmlElement) => (each.name === name ? withChildren(each, nodes) : each)
    expect(edited(`<w:p ${W}><w:r /></w:p>`, change('w:r', [element('w:br')]))).toBe(`<w:p ${W}><w:r><w:br/></w:r></w:p>`)
    expect(edited(`<w:p ${W}><w:r><w:t/></w:r></w:p>`, change('w:r', []))).toBe(`<w:p ${W}><w:r></w:r></w:p>`)
  })

  it('renames an element and keeps the rest of it', () => {
    const change = (each: XmlElement) => (each.name === 'w:delText' ? renamed(each, 'w:t') : each)
    expect(edited(`<x:p xmlns:x="${W.slice(9, -1)}"><x:delText xml:space="preserve">a</x:delText></x:p>`, change)).toBe(
      `<x:p xmlns:x="${W.slice(9, -1)}"><x:t xml:space="preserve">a</x:t></x:p>`,
    )
  })

  it('whatever the part: every element that is not on the way to the edit is its own slice still', () => {
    fc.assert(
      fc.property(randomXml, fc.nat(), fc.constantFrom('attribute', 'child', 'without'), (source, choice, kind) => {
        const document = read(source)
        const all = [...descendants(document.root)]
        const target = all[choice % Math.max(all.length, 1)] ?? document.root
        const after = (each: XmlElement): XmlElement => {
          if (kind === 'attribute') return withAttribute(each, 'w:added', '1')
          return withChildren(each, kind === 'child' ? [...each.children, element('w:added')] : [])
        }
        const changed = changedAt(document.root, target, after)
        const written = write(withRoot(document, changed))
        const { start, end, closeStart } = target.source ?? { start: 0, end: 0, closeStart: 0 }
        const openEnd = start + (target.source?.tag.length ?? 0)
        expect(written.startsWith(source.slice(0, start))).toBe(true)
        expect(written.endsWith(source.slice(end))).toBe(true)
        if (kind === 'attribute') expect(written.slice(start)).toContain(source.slice(openEnd, closeStart))
        expect(meaning(read(written).root)).toEqual(meaning(changed))
      }),
      { numRuns: 300 },
    )
  })
})

function changedAt(each: XmlElement, target: XmlElement, after: (each: XmlElement) => XmlElement): XmlElement {
  if (each === target) return after(each)
  return withChildren(each, each.children.map((node) => (isElement(node) ? changedAt(node, target, after) : node)))
}

describe('what we make is written in the words of the part', () => {
  it('with the prefix the part uses', () => {
    const document = read(`<p xmlns="${W.slice(9, -1)}" xmlns:x="${W.slice(9, -1)}"/>`)
    const made = element('w:r', { 'w:rsidR': '1' }, [element('w:t', { 'xml:space': 'preserve' }, [text(' a ')])])
    expect(write(withRoot(document, withChildren(document.root, [made])))).toBe(`<p xmlns="${W.slice(9, -1)}" xmlns:x="${W.slice(9, -1)}"><r x:rsidR="1"><t xml:space="preserve"> a </t></r></p>`)
  })

  it('declares what is missing on the root, and says what a reader may ignore', () => {
    const document = read(`<w:p ${W}/>`)
    expect(write(withRoot(document, withChildren(document.root, [element('w:r', { 'w14:paraId': '1' })])))).toBe(
      `<w:p ${W} mc:Ignorable="w14" ${W14} ${MC}><w:r w14:paraId="1"/></w:p>`,
    )
    const listing = read(`<w:p ${W} ${MC} mc:Ignorable="w15" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"></w:p>`)
    expect(write(withRoot(listing, withAttribute(listing.root, 'w14:paraId', '1')))).toContain('mc:Ignorable="w15 w14"')
  })

  it('does not declare under a prefix that means something else', () => {
    const document = read(`<w:p ${W} xmlns:r="urn:other"/>`)
    const written = write(withRoot(document, withChildren(document.root, [element('w:r', { 'r:id': 'rId1' })])))
    expect([...descendants(read(written).root, 'w:r')].map((each) => attr(each, 'r:id'))).toEqual(['rId1'])
  })

  it('uses the strict addresses in a strict part', () => {
    const document = read('<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')
    expect(write(withRoot(document, withAttribute(document.root, 'r:id', '1')))).toContain('xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"')
  })

  it('writes a new part whole', () => {
    const root = element('w:settings', {}, [element('w:trackRevisions')])
    expect(write(xmlDocument(root))).toBe(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:settings ${W}><w:trackRevisions/></w:settings>`)
  })

  it('leaves out characters no XML may hold', () => {
    expect(write(xmlDocument(element('a', { b: '\u0000"\t\u0001' }, [text('x\u000By\r<]]>')])))).toContain('<a b="&quot;&#x9;">xy&#xD;&lt;]]&gt;</a>')
  })
})

describe('elements of another part', () => {
  it('are rewritten with the prefixes of the part they come into', () => {
    const from = read(`<x:p xmlns:x="${W.slice(9, -1)}" xmlns:w="urn:other"><x:r w:odd="1" ><x:t>a</x:t></x:r></x:p>`)
    const into = read(`<w:p ${W}><w:r  /></w:p>`)
    const written = write(withRoot(into, withChildren(into.root, [...into.root.children, ...from.root.children])))
    expect(written).toBe(`<w:p ${W} xmlns:ns1="urn:other"><w:r  /><w:r ns1:odd="1"><w:t>a</w:t></w:r></w:p>`)
  })

  it('mean the same there, whatever they are', () => {
    fc.assert(
      fc.property(randomXml, randomXml, (a, b) => {
        const into = read(a)
        const joined = withRoot(into, withChildren(into.root, [...into.root.children, ...read(b).root.children]))
        expect(meaning(read(write(joined)).root)).toEqual(meaning(joined.root))
      }),
      { numRuns: 150 },
    )
  })
})

describe('fragments', () => {
  it('are canonical text without declarations', () => {
    const p = read(`<x:p xmlns:x="${W.slice(9, -1)}"><x:jc  x:val='left'></x:jc>a&#38;</x:p>`).root
    expect(fragmentText(p.children)).toBe('<w:jc w:val="left"/>a&amp;')
    expect(fragmentText(read('<a xmlns="urn:x" xmlns:y="urn:y"><b y:c="1"/></a>').root.children)).toBe('<ns1:b xmlns:ns1="urn:x" xmlns:ns2="urn:y" ns2:c="1"/>')
  })

  it('come back as they were, whatever they are, and are stable', () => {
    fc.assert(
      fc.property(randomXml, (source) => {
        const { root } = read(source)
        const written = fragmentText(root.children)
        const back = parseFragment(written)
        if (!back.ok) throw new Error(`${back.refusal.message}: ${written}`)
        expect(merged(back.value)).toEqual(merged(root.children))
        expect(fragmentText(back.value)).toBe(written)
      }),
      { numRuns: 200 },
    )
  })

  it('that are not well formed are refused', () => {
    expect(parseFragment('<w:p>').ok).toBe(false)
    expect(parseFragment('<unknown:p/>').ok).toBe(false)
  })
})
