import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { lookRules } from '#shared/document/export/look-rules.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import type { WordLooks } from '#shared/document/word-looks.ts'
import { differingParts, patched, read, written, xmlOf } from '#test/shared/word/export/written.ts'
import { imported, makeDocx, para } from '#test/shared/word/import/make-docx.ts'

const style = (id: string, name: string, properties: string, type = 'paragraph', more = ''): string => `<w:style w:type="${type}" w:styleId="${id}"${more}><w:name w:val="${name}"/>${properties}</w:style>`
const styles = [
  style('Normal', 'Normal', '<w:pPr><w:jc w:val="both"/></w:pPr>', 'paragraph', ' w:default="1"'),
  style('Heading1', 'heading 1', '<w:basedOn w:val="Normal"/><w:rPr><w:caps/></w:rPr>'),
  style('Clause', 'Clause', '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/><w:ind w:left="1440" w:hanging="720"/></w:pPr><w:rPr><w:b/><w:i/></w:rPr>'),
  style('Plain', 'Plain', '<w:basedOn w:val="Clause"/><w:rPr><w:b w:val="0"/><w:u w:val="single"/></w:rPr>'),
  style('Strong', 'Strong', '<w:rPr><w:b/></w:rPr>', 'character'),
  style('Hyperlink', 'Hyperlink', '<w:rPr><w:u w:val="single"/></w:rPr>', 'character'),
  style('Table', 'Grid', '<w:rPr><w:b/></w:rPr>', 'table'),
].join('')
const body = [
  para('Of the default style'),
  para('A heading', '<w:pStyle w:val="Heading1"/>'),
  para('A clause', '<w:pStyle w:val="Clause"/>'),
  para('Further in', '<w:pStyle w:val="Clause"/><w:ind w:left="2160"/>'),
  '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>Strong</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>light</w:t></w:r></w:p>',
].join('')
const file = { body, parts: { styles } }
const looksIn = (given: typeof file | string): WordLooks | undefined => (imported(given).doc.attrs['word'] as { looks?: WordLooks }).looks

describe('how the styles of a Word file show', () => {
  it('is told of each with all it inherits, and of none that shows as plain text', () => {
    const normal = { align: 'justify' }
    const clause = { bold: true, italic: true, align: 'center', left: 1440, first: -720 }
    expect(looksIn(file)).toEqual({
      paragraphs: { Normal: normal, Heading1: { ...normal, caps: 'all' }, Clause: clause, Plain: { ...clause, bold: undefined, underline: true } },
      own: { body: normal, heading1: { ...normal, caps: 'all' } },
      runs: { Strong: { bold: true } },
    })
    expect(looksIn(para('Without styles'))).toBeUndefined()
  })

  it('is no formatting of the text: a file that is written again is what it was, and one written anew holds no more', () => {
    const bytes = makeDocx(file)
    const word = read(bytes)
    expect(word.doc.children.flatMap((block) => block.children.flatMap(({ marks }) => marks.map(({ type }) => type.name)))).toEqual(['wordFormat', 'wordFormat'])
    expect(differingParts(bytes, patched(bytes, word, word.doc).bytes)).toEqual([])
    expect(xmlOf(written(word.doc, { media: word.media }).bytes, 'word/document.xml').match(/<w:(?:b|i|caps|jc)\b[^>]*>/g)).toEqual(['<w:b w:val="0"/>'])
  })

  it('stands in the page’s rules, where the text’s own alignment, indents and formatting come first', () => {
    const { doc } = imported(file)
    const html = documentToHtml(doc, { imageSource: () => '' })
    expect(html).toContain('<p id="word-2" class="body" data-look="p:Clause">A clause</p>'.replace(' id="word-2"', /<p( id="[^"]*") class="body" data-look="p:Clause">A clause/.exec(html)?.[1] ?? ''))
    expect(html).toContain('data-look="p:Clause" data-indents="left=2160"')
    expect(html).toContain('<span data-look="r:Strong">Strong</span><span data-direct="no-bold">light</span>')
    const rules = lookRules(doc, '.here').split('\n')
    expect(rules).toContain('.here [data-look="p:Clause"] { font-weight: 700; font-style: italic }')
    expect(rules.find((rule) => rule.includes('text-align: center'))).toContain(':not([data-align]')
    expect(rules.find((rule) => rule.includes('data-indents'))).toContain('text-indent: -36pt')
    expect(rules).toContain('.here [data-look="p:Clause"] [data-look="r:Strong"] { font-weight: 400 }')
  })

  it('is kept with the text when it is stored, and says nothing where a text has none', () => {
    const { doc } = imported(file)
    const again = parseDocument(JSON.parse(JSON.stringify(doc.toJSON())))
    expect(again.ok && again.value.eq(doc)).toBe(true)
    const plain = imported(para('Without styles')).doc
    expect(lookRules(plain)).toBe('')
    expect(documentToHtml(plain, { imageSource: () => '' })).not.toContain('data-look')
  })

  it('lets no style id out of its rule', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', '\\', ']', '{', '}', ';', '<', '/', '\n', 'a', '*', '𝄞'), minLength: 1, maxLength: 12 }), (id) => {
      const { doc } = imported(file)
      const hostile = doc.type.create({ ...doc.attrs, word: { section: '', parts: [], looks: { paragraphs: { [id]: { bold: true } }, own: {}, runs: { [id]: { italic: true } } } } }, doc.content)
      for (const rule of lookRules(hostile).split('\n')) expect(rule).toMatch(/^[^{}]*\{ [a-z0-9 :;.()+,%-]+ \}$/i)
      expect(lookRules(hostile)).not.toContain('<')
    }))
  })
})
