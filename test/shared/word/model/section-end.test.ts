import { expect, it } from 'vitest'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { isBareSectionEnd } from '#shared/word/model/section-end.ts'
import { makeDocx } from '#test/shared/word/export/make-docx.ts'
import { read } from '#test/shared/word/export/written.ts'
import { one } from '#test/shared/word/model/model-xml.ts'

const numbering = '<w:numbering NAMESPACES><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
const paragraph = (inside: string, section = ''): string => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${section}</w:pPr>${inside}</w:p>`
const section = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
const words = '<w:r><w:t>Words</w:t></w:r>'

it('a paragraph that is nothing but the end of a section takes no number', () => {
  const { doc } = read(makeDocx(paragraph(words) + paragraph('', section) + paragraph(words) + paragraph(words, section) + paragraph(words), { numbering }))
  expect(numberParagraphs(doc).map(({ label }) => label)).toEqual(['1.', '2.', '3.', '4.'])
})

it('a section ends bare where all its words are deleted, and not where there is a picture or an equation', () => {
  expect(isBareSectionEnd(one(paragraph(`<w:bookmarkStart w:id="1" w:name="a"/><w:del w:id="2" w:author="A">${words}</w:del>`, section)))).toBe(true)
  expect(isBareSectionEnd(one(paragraph('<w:r><w:drawing/></w:r>', section)))).toBe(false)
  expect(isBareSectionEnd(one(paragraph(`<w:ins w:id="2" w:author="A">${words}</w:ins>`, section)))).toBe(false)
  expect(isBareSectionEnd(one(paragraph('')))).toBe(false)
})
