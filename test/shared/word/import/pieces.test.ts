import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { fieldText } from '#shared/document/field-format.ts'
import type { Field } from '#shared/document/field.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { fieldsNamespace, signatureDescription, signatureLines, tagOfField } from '#shared/word/own-content.ts'
import { by, imported, para, type SmallDocx } from '#test/shared/word/import/make-docx.ts'

const run = (inner: string): string => `<w:r>${inner}</w:r>`
const field = (code: string, result: string): string =>
  run('<w:fldChar w:fldCharType="begin"/>') + run(`<w:instrText> ${code} </w:instrText>`) + run('<w:fldChar w:fldCharType="separate"/>') + run(`<w:t>${result}</w:t>`) + run('<w:fldChar w:fldCharType="end"/>')
const inline = (given: SmallDocx | string, block = 0): readonly Node[] => imported(given).doc.child(block).children
const told = (nodes: readonly Node[]): unknown[] => nodes.map((node) => (node.isText ? node.text : node.type.name === 'opaque' ? [node.attrs['kind'], node.attrs['words']] : node.type.name))

describe('what the editor has no node for', () => {
  const box = '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>'
  it.each<[string, string, unknown[]]>([
    ['a text box, read once', `<w:p>${run(box)}</w:p>`, [['textBox', 'Boxed']]],
    ['an equation', '<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>', [['equation', 'x=1']]],
    ['a symbol', `<w:p>${run('<w:sym w:font="Wingdings" w:char="F0FC"/>')}</w:p>`, [['symbol', '✓']]],
    ['a field with its result', `<w:p>${field('DOCPROPERTY Client', 'Acme')}</w:p>`, [['field', 'Acme']]],
    ['a content control', '<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Acme</w:t></w:r></w:sdtContent></w:sdt></w:p>', [['contentControl', 'Acme']]],
  ])('is %s', (_name, body, expected) => expect(told(inline(body))).toEqual(expected))

  it('keeps its XML, and its formatting with it', () => {
    const [node] = inline(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>`)
    expect(node?.attrs['xml']).toBe('<w:sym w:font="Wingdings" w:char="F0FC"/>')
    expect(node?.marks.map((mark) => mark.type.name)).toEqual(['bold'])
  })

  it('is deleted as a whole, and reads as standing text within', () => {
    const deleted = field('DOCPROPERTY Client', 'Acme').replaceAll('w:instrText', 'w:delInstrText').replaceAll('w:t>', 'w:delText>')
    const { doc } = imported(`<w:p>${run('<w:t>x</w:t>')}<w:del ${by('Ann')}>${deleted}</w:del></w:p>`)
    expect(documentText(acceptAll(doc), { numbers: false })).toBe('x')
    expect(documentText(rejectAll(doc), { numbers: false })).toBe('xAcme')
    expect(doc.child(0).child(1).attrs['xml']).toContain('<w:instrText> DOCPROPERTY Client </w:instrText>')
  })

  it('is not what changes lie inside of: those are read through it', () => {
    const control = `<w:sdt><w:sdtPr/><w:sdtContent><w:ins ${by('Ann')}>${run('<w:t>new</w:t>')}</w:ins></w:sdtContent></w:sdt>`
    const { doc, report } = imported(`<w:p>${control}</w:p>`)
    expect(doc.child(0).child(0).marks[0]?.type.name).toBe('insertion')
    expect(report.items).toContainEqual({ kind: 'content control', outcome: 'lost', count: 1, examples: [] })
    const split = field('REF x', 'word').replace('<w:r><w:t>word</w:t></w:r>', `<w:ins ${by('Ann')}>${run('<w:t>word</w:t>')}</w:ins>`)
    expect(told(inline(`<w:p>${split}</w:p>`))).toEqual([['field', ''], 'word', ['field', '']])
  })

  it('is a table of contents, a table in a cell, or a block, with an id of its own', () => {
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${para('1. Terms')}${para('2. Fees')}</w:sdtContent></w:sdt>`
    const nested = `<w:tbl><w:tr><w:tc>${para('outer')}<w:tbl><w:tr><w:tc>${para('inner')}</w:tc></w:tr></w:tbl>${para('')}</w:tc></w:tr></w:tbl>`
    const { doc, sources } = imported(contents + nested)
    expect([doc.child(0).type.name, doc.child(0).attrs['kind'], doc.child(0).attrs['words']]).toEqual(['opaqueBlock', 'contents', '1. Terms\n2. Fees'])
    const cell = doc.child(1).child(0).child(0)
    expect(cell.children.map(({ type }) => type.name)).toEqual(['paragraph', 'opaqueBlock', 'paragraph'])
    expect(sources.blocks.get(String(cell.child(1).attrs['id']))?.name).toBe('w:tbl')
  })

  it('brings the parts it names, and those outside the file by their address only', () => {
    const { doc, media } = imported({ body: `<w:p>${run('<w:pict><a:blip r:embed="p1" r:link="far"/></w:pict>')}</w:p>`, pictures: { p1: new Uint8Array([1, 2, 3]) }, links: { far: 'https://example.org/x.png' } })
    const parts = doc.child(0).child(0).attrs['parts'] as { rel: string; name: string; blob: string | null }[]
    expect(parts.map(({ rel, name }) => [rel, name])).toEqual([['p1', 'word/media/p1.bin'], ['far', 'https://example.org/x.png']])
    expect(media.get(parts[0]?.blob ?? '')?.bytes).toEqual(new Uint8Array([1, 2, 3]))
    expect(parts[1]?.blob).toBeNull()
  })
})

describe('a picture', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
  const drawing = (more = ''): string =>
    `<w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="p" descr="A plan"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p1"/>${more}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  const pictureIn = (inner: string, bytes = png): Node | undefined => inline({ body: `<w:p>${run(inner)}</w:p>`, pictures: { p1: bytes } })[0]

  it('in its line is an image at its size, known by its bytes', () => {
    expect(pictureIn(drawing())?.attrs).toMatchObject({ mediaType: 'image/png', alt: 'A plan', width: 100, height: 50 })
  })

  it('that is cropped, or of a kind no browser shows, is an opaque piece', () => {
    expect(pictureIn(drawing('<a:srcRect l="1000"/>'))?.attrs).toMatchObject({ kind: 'picture', words: 'A plan' })
    expect(pictureIn(drawing(), new Uint8Array([1, 2, 3]))?.attrs).toMatchObject({ kind: 'picture' })
  })
})

describe('a cross-reference', () => {
  const numbering = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
  const target = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:bookmarkStart w:id="0" w:name="_Ref1"/>${run('<w:t>Payment</w:t>')}<w:bookmarkEnd w:id="0"/></w:p>`
  const referring = (result: string, code = 'REF _Ref1 \\r \\h'): Node | undefined => inline({ body: `${target}<w:p>${field(code, result)}</w:p>`, parts: { numbering } }, 1)[0]

  it('is live where it says what Word says', () => {
    expect(referring('7')?.attrs).toMatchObject({ form: 'number' })
    expect(referring('7')?.type.name).toBe('reference')
    expect(inline({ body: `${target}<w:p><w:fldSimple w:instr=" REF _Ref1 \\w ">${run('<w:t>7</w:t>')}</w:fldSimple></w:p>`, parts: { numbering } }, 1)[0]?.type.name).toBe('reference')
  })

  it('stays Word’s field, with its words, where it does not', () => {
    expect(referring('9')?.attrs).toMatchObject({ kind: 'field', words: '9' })
    expect(referring('12', 'PAGEREF _Ref1 \\h')?.attrs).toMatchObject({ kind: 'field', words: '12' })
    expect(referring('7', 'REF gone \\r')?.attrs).toMatchObject({ kind: 'field', words: '7' })
  })
})

describe('notes', () => {
  const note = (inner: string): string => `<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${inner}</w:footnote>`
  const body = `<w:p>${run('<w:t>a</w:t>')}${run('<w:footnoteReference w:id="2"/>')}</w:p>`
  const read = (inner: string): Node | undefined => inline({ body, parts: { footnotes: note(inner) } })[1]

  it('of one paragraph are footnotes, changes and all', () => {
    const made = read(`<w:p>${run('<w:footnoteRef/>')}${run('<w:t xml:space="preserve"> See </w:t>')}<w:ins ${by('Ann')}>${run('<w:t>more</w:t>')}</w:ins></w:p>`)
    expect([made?.type.name, made?.textContent]).toEqual(['footnote', 'See more'])
    expect(made?.lastChild?.marks[0]?.type.name).toBe('insertion')
  })

  it('of more, and endnotes, are shown as they are', () => {
    expect(read(para('one') + para('two'))?.attrs).toMatchObject({ kind: 'note', words: 'one\ntwo' })
    const endnotes = '<w:endnote w:id="2"><w:p><w:r><w:t>At the end</w:t></w:r></w:p></w:endnote>'
    expect(told(inline({ body: `<w:p>${run('<w:endnoteReference w:id="2"/>')}</w:p>`, parts: { endnotes } }))).toEqual([['note', 'At the end']])
  })
})

describe('comments', () => {
  const comment = (id: number, words: string, paraId: string): string => `<w:comment w:id="${id}" w:author="Ann" w:initials="A" w:date="2026-03-01T09:00:00Z"><w:p w14:paraId="${paraId}"><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`
  const parts = { comments: comment(4, 'Why?', '00000001') + comment(5, 'Because.', '00000002') }
  const commentsExtended = '<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>'

  it('are threads over their passage, with replies and whether they are resolved', () => {
    const body = `<w:p>${run('<w:t>a</w:t>')}<w:commentRangeStart w:id="4"/><w:commentRangeStart w:id="5"/>${run('<w:t>b</w:t>')}</w:p><w:p>${run('<w:t>c</w:t>')}<w:commentRangeEnd w:id="4"/><w:commentRangeEnd w:id="5"/>${run('<w:commentReference w:id="4"/>')}${run('<w:t>d</w:t>')}</w:p>`
    const { doc, comments } = imported({ body, parts, commentsExtended })
    expect(comments).toMatchObject([{ resolved: true, quote: 'bc', paragraph: doc.child(0).attrs['id'] as string, comments: [{ text: 'Why?', author: 'Ann', initials: 'A' }, { text: 'Because.' }] }])
    const marked = doc.children.flatMap((block) => block.children.map((node) => [node.text, node.marks.map((mark) => mark.attrs['thread'] as string)]))
    const thread = comments[0]?.id
    expect(marked).toEqual([['a', []], ['b', [thread]], ['c', [thread]], ['d', []]])
  })

  it('at a point are of the words before it', () => {
    const { doc, comments } = imported({ body: `<w:p>${run('<w:t>word</w:t>')}${run('<w:commentReference w:id="4"/>')}</w:p>`, parts })
    expect(doc.child(0).child(0).marks[0]?.attrs['thread']).toBe(comments[0]?.id)
    expect(comments.map(({ quote, comments: said }) => [quote, said.length])).toEqual([['word', 1], ['', 1]])
  })
})

describe('a table', () => {
  const cell = (words: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${para(words)}</w:tc>`
  const table = (...rows: string[]): string => `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`
  const spans = (doc: Node): unknown[] => doc.child(0).children.map((row) => row.children.map(({ textContent, attrs }) => [textContent, attrs['colspan'] as number, attrs['rowspan'] as number]))

  it('has its merged cells, widths and properties', () => {
    const { doc } = imported(table(cell('a', '<w:vMerge w:val="restart"/>') + cell('b'), cell('', '<w:vMerge/>') + cell('c'), cell('d', '<w:gridSpan w:val="2"/>')))
    expect(spans(doc)).toEqual([[['a', 1, 2], ['b', 1, 1]], [['c', 1, 1]], [['d', 2, 1]]])
    expect(doc.child(0).child(2).child(0).attrs['colwidth']).toEqual([100, 200])
    expect(doc.child(0).attrs['word']).toBe('<w:tblStyle w:val="TableGrid"/><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="3000"/></w:tblGrid>')
  })

  it('with heads has head cells', () => {
    const { doc } = imported(table(cell('a') + cell('b'), cell('c') + cell('d')).replace('<w:tr>', '<w:tr><w:trPr><w:tblHeader/></w:trPr>'))
    expect(doc.child(0).children.map((row) => row.child(0).type.name)).toEqual(['tableHeader', 'tableCell'])
  })

  it('whose rows are of different widths is filled up, and that is said', () => {
    const { doc, report } = imported(table(cell('a') + cell('b'), cell('c')))
    expect(spans(doc)).toEqual([[['a', 1, 1], ['b', 1, 1]], [['c', 1, 1], ['', 1, 1]]])
    expect(report.items.map(({ kind }) => kind)).toContain('irregular table')
  })

  it('that would hide words is shown whole', () => {
    const { doc } = imported(table(cell('a', '<w:vMerge w:val="restart"/>') + cell('b'), cell('hidden', '<w:vMerge/>') + cell('c')))
    expect(doc.child(0).attrs).toMatchObject({ kind: 'table', words: 'a\tb\nhidden\tc' })
  })
})

describe('our own fields', () => {
  const control = (words: string): string => `<w:sdt><w:sdtPr><w:alias w:val="Fee"/><w:tag w:val="countersign:field:fee"/></w:sdtPr><w:sdtContent>${run(`<w:t>${words}</w:t>`)}</w:sdtContent></w:sdt>`
  it('come back from their content controls', () => {
    const { doc } = imported(`<w:p>${control('GBP 10')}</w:p>`)
    expect(doc.child(0).child(0).attrs).toEqual({ field: 'fee', part: null })
    expect(doc.attrs['fields']).toEqual([{ id: 'fee', label: 'Fee', required: false, type: 'text', value: 'GBP 10' }])
  })

  it('that somebody wrote over in one place stay what was written there', () => {
    const { doc, report } = imported(`<w:p>${control('GBP 10')}${control('GBP 12')}</w:p>`)
    expect(documentText(doc, { numbers: false })).toBe('GBP 10GBP 12')
    expect(report.items.map(({ kind }) => kind)).toContain('field of ours with another value')
  })
})

describe('our own fields and signature blocks', () => {
  const fields: Field[] = [
    { id: 'fee', label: 'Fee', required: true, type: 'money', value: { amount: '10', currency: 'GBP' } },
    { id: 'buyer', label: 'Buyer', required: true, type: 'party', value: { name: 'Acme Ltd', kind: 'company', address: '1 High Street' } },
  ]
  const customXml = `<fields xmlns="${fieldsNamespace}">${JSON.stringify(fields).replaceAll('"', '&quot;')}</fields>`
  const control = (tag: string, words: string): string => `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${words === '' ? '' : run(`<w:t>${words}</w:t>`)}</w:sdtContent></w:sdt>`

  it('keep their kinds and parts by the part that lists them, which is not carried besides', () => {
    const { doc } = imported({ body: `<w:p>${control(tagOfField('fee', null), fieldText(fields, 'fee', null))}${control(tagOfField('buyer', 'address'), '1 High Street')}</w:p>`, customXml })
    expect(doc.attrs['fields']).toEqual(fields)
    expect(doc.child(0).children.map(({ attrs }) => attrs)).toEqual([{ field: 'fee', part: null }, { field: 'buyer', part: 'address' }])
    expect((doc.attrs['word'] as { parts: unknown[] }).parts).toEqual([])
  })

  it('that were changed in part under tracking are words with their changes', () => {
    const edited = control(tagOfField('fee', null), 'x').replace(/<w:r>.*<\/w:r>/, `<w:del ${by('Ben')}>${run('<w:delText>GBP 10</w:delText>')}</w:del><w:ins ${by('Ben')}>${run('<w:t>GBP 12</w:t>')}</w:ins>`)
    const { doc } = imported({ body: `<w:p>${edited}</w:p>`, customXml })
    expect([documentText(rejectAll(doc), { numbers: false }), documentText(acceptAll(doc), { numbers: false })]).toEqual(['GBP 10', 'GBP 12'])
  })

  it('that are not filled in show a prompt, which is no value', () => {
    const empty = control(tagOfField('start', null), '[Start]').replace('<w:sdtPr>', '<w:sdtPr><w:showingPlcHdr/>')
    const { doc } = imported(`<w:p>${empty}</w:p>`)
    expect([doc.child(0).child(0).type.name, doc.attrs['fields']]).toEqual(['field', [{ id: 'start', label: 'start', required: false, type: 'text', value: null }]])
  })

  it('bring back the conditions under which passages and paragraphs stand', () => {
    const under = (tag: string, inner: string): string => `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
    const { doc } = imported(`<w:p>${run('<w:t>a</w:t>')}${under('countersign:condition:kind:equals:yes', run('<w:t>b</w:t>'))}</w:p>${under('countersign:condition:fee:set', para('c'))}`)
    expect(doc.child(0).child(1).marks.map(({ attrs }) => attrs['condition'] as unknown)).toEqual([{ field: 'kind', op: 'equals', value: 'yes' }])
    expect(doc.child(1).attrs['condition']).toEqual({ field: 'fee', op: 'set', value: null })
  })

  const block = { id: 's1', party: { field: 'buyer' }, signer: { text: 'Ann Finch' }, capacity: { text: 'Director' }, witness: true }
  const table = (name: string, row = ''): string => {
    const description = signatureDescription(block).replaceAll('"', '&quot;')
    const rows = signatureLines(block, fields).map(({ label, value }) => `<w:tr>${row}<w:tc>${para(label)}</w:tc><w:tc>${para(value === 'Ann Finch' ? name : value)}</w:tc></w:tr>`)
    return `<w:tbl><w:tblPr><w:tblDescription w:val="${description}"/></w:tblPr>${rows.join('')}</w:tbl>${para('end')}`
  }

  it('come back from their tables, also as a tracked change', () => {
    expect(imported({ body: table('Ann Finch'), customXml }).doc.child(0).attrs).toEqual({ ...block, changes: null })
    const inserted = imported({ body: table('Ann Finch', `<w:trPr><w:ins ${by('Ben')}/></w:trPr>`), customXml }).doc
    expect(inserted.child(0).type.name).toBe('signatureBlock')
    expect(rejectAll(inserted).childCount).toBe(1)
  })

  it('stay tables where somebody wrote into them', () => {
    expect(imported({ body: table('Somebody Else'), customXml }).doc.child(0).type.name).toBe('table')
  })
})

describe('the source map', () => {
  it('tells of every piece the run it came from', () => {
    const { doc, sources } = imported(`<w:p>${run('<w:t>ab</w:t><w:tab/>')}<w:ins ${by('Ann')}>${run('<w:t>cd</w:t>')}</w:ins>${field('DATE', 'e')}</w:p>`)
    const pieces = sources.pieces(String(doc.child(0).attrs['id']))
    expect(pieces.map(({ from, to, path }) => [from, to, path.map(({ name }) => name).join('>')])).toEqual([
      [0, 3, 'w:r'],
      [3, 5, 'w:ins>w:r'],
      ...Array.from({ length: 5 }, () => [5, 6, 'w:r']),
    ])
  })
})
