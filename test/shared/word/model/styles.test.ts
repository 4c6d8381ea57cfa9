import { describe, expect, it } from 'vitest'
import { effectiveParagraph, readStyles } from '#shared/word/model/styles.ts'
import { numberText } from '#shared/word/model/number-text.ts'
import { readSettings } from '#shared/word/model/settings.ts'
import { attr } from '#shared/word/xml/tree.ts'
import { one, rootOf } from '#test/shared/word/model/model-xml.ts'

const style = (id: string, type: string, inner: string, more = ''): string => `<w:style w:type="${type}" w:styleId="${id}" ${more}><w:name w:val="${id}"/>${inner}</w:style>`
const sheet = readStyles(
  rootOf(
    'w:styles',
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>' +
      style('Normal', 'paragraph', '<w:pPr><w:jc w:val="both"/></w:pPr>', 'w:default="1"') +
      style('Base', 'paragraph', '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>') +
      style('Head', 'paragraph', '<w:basedOn w:val="Base"/><w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:i/></w:rPr>') +
      style('Strong', 'character', '<w:rPr><w:b/><w:color w:val="C00000"/></w:rPr>'),
  ),
)
const value = (set: ReadonlyMap<string, Parameters<typeof attr>[0]>, name: string): string | null => {
  const found = set.get(name)
  return found === undefined ? null : attr(found, 'w:val')
}

describe('what holds for a paragraph', () => {
  it('comes from the defaults, then its style and those it is based on, then itself', () => {
    const plain = effectiveParagraph(sheet, null)
    expect([value(plain, 'w:jc'), plain.has('w:spacing'), plain.has('w:keepNext')]).toEqual(['both', true, false])
    const head = effectiveParagraph(sheet, one('<w:pPr><w:pStyle w:val="Head"/><w:outlineLvl w:val="0"/></w:pPr>'))
    expect([value(head, 'w:jc'), head.has('w:keepNext'), value(head, 'w:outlineLvl')]).toEqual(['left', true, '0'])
  })
})

it.each<[number, string, string]>([
  [7, 'decimalZero', '07'],
  [28, 'lowerLetter', 'bb'],
  [4, 'upperRoman', 'IV'],
  [21, 'ordinal', '21st'],
  [112, 'ordinal', '112th'],
  [42, 'cardinalText', 'Forty-two'],
  [20, 'ordinalText', 'Twentieth'],
  [35, 'ordinalText', 'Thirty-fifth'],
  [5, 'chicago', '**'],
  [3, 'aiueo', '3'],
])('%i in %s is %s', (number, format, text) => expect(numberText(number, format)).toBe(text))

it('pads a custom number to its pattern', () => expect(numberText(7, 'custom', '001, 002, 003, ...')).toBe('007'))

it('reads the settings, each with its default', () => {
  expect(readSettings(null)).toEqual({ trackRevisions: false, removePersonalInformation: false, defaultTabStop: 720, compatibilityMode: null, evenAndOddHeaders: false })
  const root = rootOf('w:settings', '<w:trackRevisions/><w:evenAndOddHeaders w:val="0"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="u" w:val="15"/></w:compat>')
  expect(readSettings(root)).toMatchObject({ trackRevisions: true, evenAndOddHeaders: false, compatibilityMode: 15 })
})
