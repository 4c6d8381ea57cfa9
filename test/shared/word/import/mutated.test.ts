import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDocument } from '#shared/document/parse-document.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { importDocx } from '#shared/word/import/import-docx.ts'
import { by, makeDocx, para } from '#test/shared/word/import/make-docx.ts'
import { mutatedDocx } from '#test/shared/word/import/mutated.ts'

const run = (inner: string): string => `<w:r><w:rPr><w:b/><w:rPrChange ${by('Ann')}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>${inner}</w:r>`
const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF b \\r</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
const cell = (words: string, properties: string): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${para(words)}</w:tc>`
const bytes = makeDocx({
  body:
    para('One', `${numbered}<w:rPr><w:ins ${by('Ann')}/></w:rPr><w:pPrChange ${by('Ben')}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>`) +
    `<w:p><w:bookmarkStart w:id="0" w:name="b"/>${run('<w:t>Two</w:t><w:tab/><w:sym w:char="F0FC"/>')}<w:ins ${by('Ann')}>${run('<w:t>new</w:t>')}<w:del ${by('Ben')}>${run('<w:delText>gone</w:delText>')}</w:del></w:ins>${field}</w:p>` +
    `<w:p><w:moveFromRangeStart w:id="7" w:name="m"/><w:moveFrom ${by('Ann')}>${run('<w:t>moved</w:t>')}</w:moveFrom><w:moveFromRangeEnd w:id="7"/></w:p>` +
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('a', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr><w:trPr><w:ins ${by('Ann')}/></w:trPr>${cell('b', '<w:vMerge w:val="restart"/>')}${cell('c', `<w:cellIns ${by('Ann')}/>`)}</w:tr><w:tr>${cell('', '<w:vMerge/>')}<w:tc><w:tbl><w:tr>${cell('inner', '')}</w:tr></w:tbl>${para('')}</w:tc></w:tr></w:tbl>` +
    `<w:p><w:moveToRangeStart w:id="8" w:name="m"/><w:moveTo ${by('Ann')}>${run('<w:t>moved</w:t>')}</w:moveTo><w:moveToRangeEnd w:id="8"/><w:commentRangeStart w:id="4"/>${run('<w:t>said</w:t>')}<w:commentRangeEnd w:id="4"/><w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
    `<w:sdt><w:sdtPr><w:tag w:val="countersign:field:fee"/></w:sdtPr><w:sdtContent>${para('last')}</w:sdtContent></w:sdt>`,
  parts: {
    numbering: '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    footnotes: `<w:footnote w:id="2">${para('note')}</w:footnote>`,
    comments: `<w:comment w:id="4" w:author="Ann">${para('why')}</w:comment>`,
  },
})

const mutations = fc.array(fc.record({ at: fc.nat({ max: 10_000 }), kind: fc.nat({ max: 5 }), other: fc.nat({ max: 10_000 }) }), { minLength: 1, maxLength: 8 })

it('a file whose parts stand where they should not is refused, or is a document that can be resolved either way', () => {
  fc.assert(
    fc.property(mutations, (list) => {
      const read = importDocx(mutatedDocx(bytes, list))
      if (!read.ok) return
      const { doc } = read.value
      const again = parseDocument(JSON.parse(JSON.stringify(doc.toJSON())))
      expect(again.ok ? again.value.eq(doc) : again.refusal).toBe(true)
      acceptAll(doc).check()
      rejectAll(doc).check()
    }),
    { numRuns: 250 },
  )
})
