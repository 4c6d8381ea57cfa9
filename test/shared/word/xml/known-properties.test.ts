import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_XML_DEPTH, parseXml } from '#shared/word/xml/parse.ts'
import { serializeXml } from '#shared/word/xml/serialize.ts'
import { attr, children, descendants, element, isElement, textOf, withAttribute, withChildren, withRoot, type XmlDocument, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const ADDRESS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const W = `xmlns:w="${ADDRESS}"`
const ODD = 'xmlns:w="urn:example:odd"'

function read(source: string): XmlDocument {
  const parsed = parseXml(Buffer.from(source))
  if (!parsed.ok) throw new Error(`${parsed.refusal.message}: ${source.slice(0, 2000)}`)
  return parsed.value
}

const body = (inside: string): string => `<w:body ${W}>${inside}</w:body>`
const written = (document: XmlDocument): string => Buffer.from(serializeXml(document)).toString()

function codeOf(source: string): string {
  const parsed = parseXml(Buffer.from(source))
  return parsed.ok ? 'read' : parsed.refusal.code
}

/** The properties of that name in a part, wherever they lie, in document order. */
const all = (source: string, name = 'w:rPr'): XmlElement[] => [...descendants(read(source).root, name)]

/** How many objects the properties of that name are. */
const objects = (source: string, name = 'w:rPr'): number => new Set(all(source, name)).size

/** What a node says, without where it was read from. */
function said(node: XmlNode): unknown {
  if (node.kind !== 'element') return { kind: node.kind, text: node.text, source: node.source }
  return { name: node.name, attributes: node.attributes, children: node.children.map(said) }
}

/** The same part with spaces in the tags that open properties, more in each than in the one before: no two are written alike. */
function madeUnique(source: string): string {
  let count = 0
  return source.replaceAll(/<w:(rPr|pPr|tcPr)>/g, (_, kind: string) => `<w:${kind}${' '.repeat((count += 1))}>`)
}

const withoutSpaces = (source: string): string => source.replaceAll(/<w:(rPr|pPr|tcPr) +>/g, '<w:$1>')

describe('properties that are written alike', () => {
  it.each(['rPr', 'pPr', 'tcPr'])('are one object: w:%s', (kind) => {
    const one = `<w:${kind}><w:shd w:val="clear" w:fill="FFFF00"/><w:tabs><w:tab w:pos="720"/></w:tabs></w:${kind}>`
    expect(objects(body(`<w:p>${one}</w:p><w:p>${one}</w:p>${one}`), `w:${kind}`)).toBe(1)
  })

  it('are what they were when they are written again, and when one beside them is changed', () => {
    const one = `<w:rPr><w:b  w:val = '1' /></w:rPr>`
    const source = body(`<w:r>${one}<w:t>a</w:t></w:r><w:r>${one}</w:r><!-- x --><w:r>${one}</w:r>`)
    const document = read(source)
    expect(written(document)).toBe(source)
    const [first, second, ...rest] = children(document.root)
    if (first === undefined || second === undefined) throw new Error('There are three runs.')
    const bold = withChildren(second, second.children.map((node) => (isElement(node) ? withChildren(node, [...node.children, element('w:i')]) : node)))
    const changed = withRoot(document, withChildren(document.root, [first, bold, ...rest]))
    expect(written(changed)).toBe(body(`<w:r>${one}<w:t>a</w:t></w:r><w:r>${one.replace('</', '<w:i/></')}</w:r><w:r>${one}</w:r>`))
  })

  it('are told apart by the order of attributes and the spelling of a value, which each keeps', () => {
    const wordings = ['<w:rPr><w:u w:val="a&amp;b" w:color="1"/></w:rPr>', '<w:rPr><w:u w:color="1" w:val="a&amp;b"/></w:rPr>', '<w:rPr><w:u w:val="a&#38;b" w:color="1"/></w:rPr>', '<w:rPr><w:u w:val="a&#x26;b" w:color="1"/></w:rPr>', "<w:rPr><w:u w:val='a&amp;b' w:color='1'/></w:rPr>"]
    const source = body([...wordings, ...wordings].join(''))
    expect(objects(source)).toBe(wordings.length)
    for (const each of all(source, 'w:u')) expect([attr(each, 'w:val'), attr(each, 'w:color')]).toEqual(['a&b', '1'])
    expect(written(read(source))).toBe(source)
  })
})

describe('what only looks alike', () => {
  it('properties within a change of properties are closed by their own tag', () => {
    const inner = '<w:rPr><w:b/></w:rPr>'
    const changed = (id: string) => `<w:rPr><w:i/><w:rPrChange w:id="${id}" w:author="A">${inner}</w:rPrChange></w:rPr>`
    const source = body(`<w:r>${inner}</w:r><w:r>${changed('1')}</w:r><w:r>${changed('1')}</w:r><w:r>${inner}</w:r>`)
    const runs = children(read(source).root)
    expect(runs.map(said)).toEqual(children(read(madeUnique(source)).root).map(said))
    expect(runs.map((run) => [...descendants(run)].map((each) => each.name))).toEqual([
      ['w:rPr', 'w:b'],
      ['w:rPr', 'w:i', 'w:rPrChange', 'w:rPr', 'w:b'],
      ['w:rPr', 'w:i', 'w:rPrChange', 'w:rPr', 'w:b'],
      ['w:rPr', 'w:b'],
    ])
    // Without what makes a revision one, the outer is plain, and its text still begins with that of no other.
    const plain = '<w:rPr><w:x><w:rPr><w:b/></w:rPr></w:x></w:rPr>'
    expect(read(body(plain + plain + inner)).root.children.map(said)).toEqual(read(madeUnique(body(plain + plain + inner))).root.children.map(said))
  })

  it('a prefix that an ancestor declares again is another namespace', () => {
    const one = '<w:rPr><w:b/></w:rPr>'
    const source = body(`${one}<w:p ${ODD}>${one}<w:r ${W}>${one}</w:r></w:p>${one}`)
    expect([...descendants(read(source).root)].map((each) => each.name)).toEqual([
      'w:rPr',
      'w:b',
      '{urn:example:odd}p',
      '{urn:example:odd}rPr',
      '{urn:example:odd}b',
      'w:r',
      'w:rPr',
      'w:b',
      'w:rPr',
      'w:b',
    ])
    expect(written(read(source))).toBe(source)
  })

  it('a prefix that the properties themselves or one of them declare again is another namespace', () => {
    const own = `<w:rPr ${ODD}><w:b/></w:rPr>`
    const within = `<w:rPr><w:b ${ODD}/><w:b/></w:rPr>`
    const source = body(`<w:rPr><w:b/></w:rPr>${own}<w:rPr><w:b/></w:rPr>${within}${own}${within}`)
    const odd = ['{urn:example:odd}rPr', '{urn:example:odd}b']
    const names = ['w:rPr', '{urn:example:odd}b', 'w:b']
    expect([...descendants(read(source).root)].map((each) => each.name)).toEqual(['w:rPr', 'w:b', ...odd, 'w:rPr', 'w:b', ...names, ...odd, ...names])
  })

  it('a default namespace that an ancestor declares again is another namespace', () => {
    const one = '<w:rPr><b/></w:rPr>'
    const source = body(`${one}<w:p xmlns="urn:example:default">${one}</w:p>${one}`)
    expect(all(source).map((each) => children(each)[0]?.name)).toEqual(['b', '{urn:example:default}b', 'b'])
  })

  it('a closing tag within a comment or a section closes nothing', () => {
    for (const hidden of ['<!--</w:rPr>-->', '<![CDATA[</w:rPr>]]>', '<?x </w:rPr>?>']) {
      const source = body(`<w:rPr>${hidden}<w:b/></w:rPr><w:rPr>${hidden}<w:b/></w:rPr>`)
      expect(all(source).map((each) => children(each).map(({ name }) => name))).toEqual([['w:b'], ['w:b']])
      expect(written(read(source))).toBe(source)
    }
  })

  it('a tag that is closed with a space, or empty, is no end of another', () => {
    const source = body('<w:rPr><w:b/></w:rPr ><w:rPr><w:b/></w:rPr ><w:rPr/><w:rPr><w:i/></w:rPr><w:rPr><w:b/></w:rPr>')
    expect(all(source).map((each) => children(each).map(({ name }) => name))).toEqual([['w:b'], ['w:b'], [], ['w:i'], ['w:b']])
    expect(written(read(source))).toBe(source)
  })
})

describe('what is more than properties stays an object of its own', () => {
  it.each([
    ['an insertion', '<w:rPr><w:ins w:id="1" w:author="A"/></w:rPr>', 'w:ins'],
    ['an insertion that names no one', '<w:rPr><w:ins/></w:rPr>', 'w:ins'],
    ['a deletion with a date alone', '<w:rPr><w:del w:date="2026-01-01T00:00:00Z"/></w:rPr>', 'w:del'],
    ['changed formatting', '<w:rPr><w:rPrChange w:id="1" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>', 'w:rPrChange'],
    ['changed formatting that names no one', '<w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>', 'w:pPrChange'],
    ['a move', '<w:rPr><w:moveFrom/></w:rPr>', 'w:moveFrom'],
    ['an inserted cell', '<w:tcPr><w:cellIns w:id="1" w:author="A"/></w:tcPr>', 'w:cellIns'],
    ['a deleted cell that names no one', '<w:tcPr><w:cellDel/></w:tcPr>', 'w:cellDel'],
    ['inserted numbering', '<w:pPr><w:numPr><w:ins w:id="1" w:author="A"/></w:numPr></w:pPr>', 'w:ins'],
    ['a bookmark', '<w:pPr><w:bookmarkStart w:id="1" w:name="a"/></w:pPr>', 'w:bookmarkStart'],
    ['what an author is named for', '<w:pPr><w:later w:author="A"/></w:pPr>', 'w:later'],
    ['a section', '<w:pPr><w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:pPr>', 'w:sectPr'],
    ['a paragraph', '<w:pPr><w:p/></w:pPr>', 'w:p'],
  ])('%s', (_, one, name) => {
    expect(objects(body(one.repeat(3)), name)).toBe(3)
    expect(new Set(children(read(body(one.repeat(3))).root)).size).toBe(3)
  })

  it('text, white space and comments', () => {
    for (const inside of ['words', ' ', '<!-- x -->', '<![CDATA[x]]>', '<?x y?>', '<w:t>words</w:t>']) {
      const source = body(`<w:rPr>${inside}</w:rPr>`.repeat(3))
      expect(objects(source)).toBe(3)
      expect(textOf(read(source).root)).toBe(textOf(read(madeUnique(source)).root))
      expect(written(read(source))).toBe(source)
    }
  })
})

describe('hostile parts', () => {
  it('are nested no deeper than others, whatever was read before', () => {
    const one = '<w:rPr><w:a><w:b><w:c><w:d/></w:c></w:b></w:a></w:rPr>'
    const flat = '<w:rPr><w:a><w:b><w:c/></w:b></w:a></w:rPr>'
    for (let depth = MAX_XML_DEPTH - 8; depth <= MAX_XML_DEPTH; depth += 1) {
      for (const deep of [one, flat, one.replace('<w:d/>', '<w:d><w:e></w:e></w:d>'), '<w:rPr><w:a/></w:rPr>', '<w:rPr></w:rPr>']) {
        const source = body(deep + '<w:x>'.repeat(depth - 1) + deep + '</w:x>'.repeat(depth - 1))
        expect(codeOf(source), `${deep} at ${depth}`).toBe(codeOf(madeUnique(source)))
      }
    }
    expect(codeOf(body('<w:x>'.repeat(MAX_XML_DEPTH - 1) + flat))).toBe('word.too-deep')
  })

  it('that never close their properties are refused', () => {
    expect(codeOf(body('<w:rPr>'.repeat(1_000_000)))).toBe('word.too-deep')
    expect(codeOf(body('<w:rPr>'.repeat(200)))).toBe('word.damaged-xml')
    expect(codeOf(`<w:body ${W}><w:rPr><w:b/></w:rPr><w:rPr><w:b/>`)).toBe('word.damaged-xml')
    expect(codeOf(body('<w:rPr><w:b/></w:rPr><w:rPr><w:b/></w:pPr>'))).toBe('word.damaged-xml')
    expect(codeOf(`${body('<w:rPr><w:b/></w:rPr>')}<w:rPr><w:b/></w:rPr>`)).toBe('word.damaged-xml')
  })

  // Searching through the rest of the part at each opening, this would take minutes.
  it('that close each of them in a way that is never found are read', () => {
    const many = 300_000
    expect(read(body('<w:rPr></w:rPr >'.repeat(many))).root.children).toHaveLength(many)
  })

  it('with more wordings than are kept are read', () => {
    const source = body(Array.from({ length: 10_000 }, (_, index) => `<w:rPr><w:sz w:val="${index % 5000}"/></w:rPr>`).join(''))
    const document = read(source)
    expect(all(source, 'w:sz').map((each) => attr(each, 'w:val'))).toEqual(Array.from({ length: 10_000 }, (_, index) => String(index % 5000)))
    expect(written(document)).toBe(source)
  })
})

const leaf = fc.constantFrom('<w:b/>', '<w:i w:val="0"/>', "<w:sz w:val='&#50;4'/>", '<q:b/>', '<b/>', `<w:u ${ODD}/>`, '<w:ins w:id="1" w:author="A"/>', 'x', ' ', '<!--</w:rPr>-->', '<w:rPr/>')
const kind = fc.constantFrom('rPr', 'pPr', 'tcPr')
const { properties } = fc.letrec<{ properties: string }>((tie) => ({
  properties: fc
    .tuple(kind, fc.array(fc.oneof({ depthSize: 'small' }, leaf, fc.tuple(fc.constantFrom('w:rPrChange w:id="1"', 'w:tabs'), tie('properties')).map(([tag, inside]) => `<${tag}>${inside}</${tag.split(' ')[0] ?? ''}>`), tie('properties')), { maxLength: 3 }), fc.constantFrom('', '', '', '', ' '))
    .map(([name, inside, space]) => `<w:${name}>${inside.join('')}</w:${name}${space}>`),
}))

/** Parts that say a few wordings again and again, at every depth and under prefixes that mean now this and now that. */
const repeating = fc.array(properties, { minLength: 1, maxLength: 4 }).chain((wordings) => {
  const { content } = fc.letrec<{ content: string }>((tie) => ({
    content: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      { weight: 3, arbitrary: fc.constantFrom(...wordings) },
      fc
        .tuple(fc.constantFrom('', '', ` ${W}`, ` ${ODD}`, ` xmlns="${ADDRESS}"`, ' xmlns:q="urn:example:q"', ` xmlns:q="${ADDRESS}"`), fc.array(tie('content'), { minLength: 1, maxLength: 6 }))
        .map(([declared, inside]) => `<w:r${declared}>${inside.join('')}</w:r>`),
    ),
  }))
  return fc.array(content, { minLength: 2, maxLength: 8 }).map((inside) => `<w:body ${W} xmlns:q="${ADDRESS}">${inside.join('')}</w:body>`)
})

describe('whatever is repeated', () => {
  it('says what it says where no two are written alike, and is written back as it was', () => {
    fc.assert(
      fc.property(repeating, (source) => {
        const document = read(source)
        expect(said(document.root)).toEqual(said(read(madeUnique(source)).root))
        expect(written(document)).toBe(source)
      }),
      { numRuns: 600 },
    )
  })

  it('says what its own text says alone, where the same prefixes are in force', () => {
    fc.assert(
      fc.property(repeating, (source) => {
        for (const each of descendants(read(source).root)) {
          if (each.source === null) throw new Error('What is read from a part knows its source.')
          const { tag, start, end } = each.source
          const declared = ['w', 'q', ''].map((prefix) => ` xmlns${prefix === '' ? '' : ':'}${prefix}="${tag.outer.address(prefix) ?? ''}"`).join('')
          const alone = read(`<x${declared}>${source.slice(start, end)}</x>`).root
          expect(alone.children.map(said)).toEqual([said(each)])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is changed only where it is changed', () => {
    fc.assert(
      fc.property(repeating, fc.nat(), fc.boolean(), (source, choice, inside) => {
        const edited = (text: string): string => {
          const document = read(text)
          let left = choice % Math.max([...descendants(document.root)].length, 1)
          const visit = (each: XmlElement): XmlElement => {
            const chosen = left-- === 0
            const kept = withChildren(each, each.children.map((node) => (isElement(node) ? visit(node) : node)))
            if (!chosen) return kept
            return inside ? withChildren(kept, [...kept.children, element('w:added')]) : withAttribute(kept, 'w:added', '1')
          }
          return withoutSpaces(written(withRoot(document, withChildren(document.root, document.root.children.map((node) => (isElement(node) ? visit(node) : node))))))
        }
        expect(edited(source).replaceAll(/ +w:added/g, ' w:added')).toBe(edited(madeUnique(source)).replaceAll(/ +w:added/g, ' w:added'))
      }),
      { numRuns: 300 },
    )
  })
})
