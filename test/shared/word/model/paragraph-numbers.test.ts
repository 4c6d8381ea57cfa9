import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumbering } from '#shared/word/model/numbering.ts'
import { ParagraphCounter, type ParagraphNumber } from '#shared/word/model/paragraph-numbers.ts'
import { readStyles } from '#shared/word/model/styles.ts'
import { child, type XmlElement } from '#shared/word/xml/tree.ts'
import { one, rootOf } from '#test/shared/word/model/model-xml.ts'

const level = (ilvl: number, text: string, format = 'decimal', more = '', start = 1): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const list = (id: number, ...inner: string[]): string => `<w:abstractNum w:abstractNumId="${id}">${inner.join('')}</w:abstractNum>`
const num = (id: number, abstract: number, more = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`
const legal = [level(0, '%1.'), level(1, '%1.%2'), level(2, '(%3)', 'lowerLetter')]

function numbersOf(paragraphs: readonly XmlElement[], ...parts: ConstructorParameters<typeof ParagraphCounter>): (ParagraphNumber | null)[] {
  const counter = new ParagraphCounter(...parts)
  return paragraphs.map((paragraph) => counter.count(child(paragraph, 'w:pPr')))
}

/** The labels of paragraphs given as `numId level`, or as a style's name, or '-' for one without number. */
function labels(numbering: string, paragraphs: readonly string[], styles = ''): (string | null)[] {
  const made = paragraphs.map((said) => {
    const [numId, ilvl] = said.split(' ')
    const own = said === '-' ? '' : ilvl === undefined ? `<w:pStyle w:val="${said}"/>` : `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`
    return one(`<w:p><w:pPr>${own}</w:pPr></w:p>`)
  })
  return numbersOf(made, readNumbering(rootOf('w:numbering', numbering)), readStyles(rootOf('w:styles', styles))).map((number) => number?.label ?? null)
}

describe('the numbers of paragraphs', () => {
  it('count on in each level, and start again under the next outer one', () => {
    const numbering = list(0, ...legal) + num(1, 0)
    expect(labels(numbering, ['1 0', '1 1', '1 1', '1 2', '1 2', '-', '1 1', '1 2', '1 0', '1 1'])).toEqual(['1.', '1.1', '1.2', '(a)', '(b)', null, '1.3', '(a)', '2.', '2.1'])
  })

  it('count an outer level that never appeared as once at its start', () => {
    expect(labels(list(0, ...legal) + num(1, 0), ['1 1', '1 1', '1 0'])).toEqual(['1.1', '1.2', '2.'])
  })

  it('go on over two lists of one definition, and begin again where the second says so', () => {
    const two = list(0, ...legal) + num(1, 0) + num(2, 0)
    expect(labels(two, ['1 0', '1 0', '2 0', '1 0'])).toEqual(['1.', '2.', '3.', '4.'])
    const override = list(0, ...legal) + num(1, 0) + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    expect(labels(override, ['1 0', '1 0', '2 0', '2 0'])).toEqual(['1.', '2.', '1.', '2.'])
  })

  it('start again only after the level that is named', () => {
    const never = list(0, level(0, '%1.'), level(1, '%1.%2', 'decimal', '<w:lvlRestart w:val="0"/>')) + num(1, 0)
    expect(labels(never, ['1 0', '1 1', '1 0', '1 1'])).toEqual(['1.', '1.1', '2.', '2.2'])
    const afterFirst = list(0, level(0, '%1.'), level(1, '%1.%2'), level(2, '(%3)', 'decimal', '<w:lvlRestart w:val="1"/>')) + num(1, 0)
    expect(labels(afterFirst, ['1 0', '1 1', '1 2', '1 1', '1 2', '1 0', '1 1', '1 2'])).toEqual(['1.', '1.1', '(1)', '1.2', '(2)', '2.', '2.1', '(1)'])
  })

  it('are written in decimal throughout where the level is legal', () => {
    const numbering = list(0, level(0, 'Article %1', 'upperRoman'), level(1, '%1.%2', 'lowerLetter', '<w:isLgl/>')) + num(1, 0)
    expect(labels(numbering, ['1 0', '1 1', '1 0', '1 1'])).toEqual(['Article I', '1.1', 'Article II', '2.1'])
  })

  it('take the levels an instance has of its own', () => {
    const numbering = list(0, ...legal) + num(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'Part %1', 'upperLetter', '', 3)}</w:lvlOverride>`)
    expect(labels(numbering, ['1 0', '1 0', '1 1'])).toEqual(['Part C', 'Part D', 'D.1'])
  })

  it('come from the paragraph’s style, at the level that names it, and from what that is based on', () => {
    const numbering = list(0, level(0, '%1.', 'decimal', '<w:pStyle w:val="H1"/>'), level(1, '%1.%2', 'decimal', '<w:pStyle w:val="H2"/>')) + num(7, 0)
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="own"/><w:basedOn w:val="H2"/></w:style>'
    expect(labels(numbering, ['H1', 'H2', 'Own', 'H1', '0 0', 'H2'], styles)).toEqual(['1.', '1.1', '1.2', '2.', null, '2.1'])
  })

  it('are found through a numbering style', () => {
    const styles = '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering = `${list(0, '<w:styleLink w:val="Legal"/>', ...legal)}${list(1, '<w:numStyleLink w:val="Legal"/>')}${num(1, 0)}${num(2, 1)}`
    expect(labels(numbering, ['1 0', '2 0', '2 1'], styles)).toEqual(['1.', '2.', '2.1'])
  })

  it('end for circles of styles and lists', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    expect(labels(list(0, '<w:numStyleLink w:val="L"/>') + num(1, 0), ['A', '1 0'], styles)).toEqual([null, ''])
  })

  it('of one list rise by one or start again, whatever order its levels come in', () => {
    const numbering = list(0, ...legal) + num(1, 0)
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 40 }), (levels) => {
        const made = levels.map((ilvl) => one(`<w:p><w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`))
        const numbers = numbersOf(made, readNumbering(rootOf('w:numbering', numbering)), readStyles(null))
        const before: number[] = []
        for (const [index, number] of numbers.entries()) {
          const own = levels[index] ?? 0
          expect(number?.path.length).toBe(own + 1)
          expect(number?.path[own]).toBe((before[own] ?? 0) + 1)
          for (let outer = 0; outer < own; outer += 1) expect(number?.path[outer]).toBe(before[outer] ?? 1)
          before.splice(0, before.length, ...(number?.path ?? []))
        }
      }),
    )
  })
})
