import { describe, expect, it } from 'vitest'
import { auditDocx } from '#shared/word/compare/audit-docx.ts'
import type { UntrackedDifference } from '#shared/word/compare/untracked.ts'
import { by, contract, deleted, inserted, paragraph, run, type Texts } from './contract-docx.ts'

function audit(sent: Uint8Array, received: Uint8Array, formatting = false) {
  const result = auditDocx(sent, received, { formatting })
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

const cell = (words: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(words))}</w:tc>`
const rows = (...cells: string[][]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${cells.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`
const hidingStyle = (type: string, hides: boolean): string => `<w:style w:type="${type}" w:styleId="Quiet"><w:name w:val="Quiet"/>${hides ? '<w:rPr><w:vanish/></w:rPr>' : ''}</w:style>`
const control = (properties: string, words: string): string => `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${paragraph(run(words))}</w:sdtContent></w:sdt>`
const inlineControl = (properties: string, words: string): string => paragraph(`<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run(words)}</w:sdtContent></w:sdt>`)
const link = (anchor: string, words: string): string => paragraph(`<w:hyperlink w:anchor="${anchor}">${run(words)}</w:hyperlink>`)
const note = (words: string, author = 'Seller'): string => `<w:comment w:id="1" w:author="${author}" w:date="2026-01-05T08:00:00Z">${paragraph(run(words))}</w:comment>`
const picture = (id: string): string => paragraph(`<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="${id}" descr="${id}"/></wp:inline></w:drawing></w:r>`)

type Expected = Pick<UntrackedDifference, 'kind' | 'part'> & Partial<UntrackedDifference>

const silent: readonly (readonly [string, Texts, Texts, Expected])[] = [
  ['words hidden by their own formatting', {}, { second: run('Payment is due in thirty days.', '<w:vanish/>') }, { kind: 'hidden-text', part: 'body', where: '2.', before: 'Payment is due in thirty days.' }],
  ['words hidden by a style whose definition was changed', { styles: hidingStyle('character', false), second: run('Due.', '<w:rStyle w:val="Quiet"/>') }, { styles: hidingStyle('character', true), second: run('Due.', '<w:rStyle w:val="Quiet"/>') }, { kind: 'hidden-text', part: 'body' }],
  ['words hidden by the style of their paragraph', { styles: hidingStyle('paragraph', false), more: paragraph(run('Due.'), '<w:pStyle w:val="Quiet"/>') }, { styles: hidingStyle('paragraph', true), more: paragraph(run('Due.'), '<w:pStyle w:val="Quiet"/>') }, { kind: 'hidden-text', part: 'body' }],
  ['hidden words shown', { second: run('Secret.', '<w:vanish/>') }, { second: run('Secret.') }, { kind: 'hidden-text', part: 'body' }],
  ['the text of a level', {}, { levelText: '(%1)' }, { kind: 'numbering', part: 'body', before: '1.', after: '(1)' }],
  ['where a list starts', {}, { start: 5 }, { kind: 'numbering', part: 'body', before: '1.', after: '5.' }],
  ['cells joined', { more: rows([cell('a'), cell('b')], [cell('c'), cell('d')]) }, { more: rows([cell('a', '<w:vMerge w:val="restart"/>'), cell('b')], [cell('c', '<w:vMerge/>'), cell('d')]) }, { kind: 'table', part: 'table' }],
  ['a picture taken out', { more: picture('map') }, { more: paragraph('') }, { kind: 'object', part: 'body' }],
  ['another picture', { more: picture('map') }, { more: picture('plan') }, { kind: 'object', part: 'body' }],
  ['where a link leads', { more: link('schedule1', 'the Schedule') }, { more: link('schedule2', 'the Schedule') }, { kind: 'link', part: 'body', before: 'schedule1', after: 'schedule2' }],
  ['the words of a link', { more: link('schedule1', 'the Schedule') }, { more: link('schedule1', 'the Annex') }, { kind: 'text', part: 'body', before: 'the Schedule', after: 'the Annex' }],
  ['a control in the text', { more: inlineControl('<w:tag w:val="fee"/>', '100') }, { more: inlineControl('<w:tag w:val="fee"/>', '900') }, { kind: 'content-control', part: 'body', before: '100', after: '900' }],
  ['the lock of a control around paragraphs', { more: control('<w:lock w:val="sdtContentLocked"/>', 'Locked.') }, { more: control('', 'Locked.') }, { kind: 'content-control', part: 'body' }],
  ['a comment of ours', { comments: note('We cannot accept this.') }, { comments: note('We accept this.') }, { kind: 'comment', part: 'comments', where: 'Seller', before: 'We cannot accept this.', after: 'We accept this.' }],
  ['a comment of ours taken out', { comments: note('We cannot accept this.') }, {}, { kind: 'comment', part: 'comments', before: 'We cannot accept this.', after: '' }],
  ['tracking turned off', { settings: '<w:trackRevisions/>' }, {}, { kind: 'setting', part: 'settings', before: 'on', after: '' }],
  ['protection taken off', { settings: '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>' }, { settings: '<w:documentProtection w:edit="trackedChanges" w:enforcement="0"/>' }, { kind: 'setting', part: 'settings', after: '' }],
]

describe('what came back otherwise in silence', () => {
  it.each(silent)('%s', (_, sent, received, expected) => {
    expect(audit(contract(sent), contract(sent))).toEqual({ tracked: [], untracked: [] })
    const { tracked, untracked } = audit(contract(sent), contract(received))
    expect(tracked).toEqual([])
    expect(untracked.length).toBeGreaterThan(0)
    expect(untracked[0]).toMatchObject(expected)
  })

  it('is no comment of theirs that is new: that is there for all to see', () => {
    expect(audit(contract({ comments: note('Ours.') }), contract({ comments: note('Ours.') + note('Theirs.', 'Buyer') })).untracked).toEqual([])
  })

  it('is a style with another look, when formatting is asked for', () => {
    const [sent, received] = ['<w:b/>', '<w:i/>'].map((look) => contract({ styles: `<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/><w:rPr>${look}</w:rPr></w:style>` })) as [Buffer, Buffer]
    expect(audit(sent, received).untracked).toEqual([])
    expect(audit(sent, received, true).untracked).toEqual([{ kind: 'formatting', part: 'styles', where: 'S', before: 'S', after: 'S' }])
  })
})

describe('a change that bears our name and time', () => {
  const pending = `${run('Payment is due in ')}${deleted('thirty', 'Seller', 7)}${inserted('ten', 'Seller', 8)}${run(' days.')}`
  const sent = contract({ second: pending })
  const seen = (received: Uint8Array): string => JSON.stringify(audit(sent, received))

  it('is told where ours is still there: it counts once, and in its own place', () => {
    const before = contract({ first: `${run('The fee is 100 pounds.')}${inserted('ten', 'Seller', 9)}`, second: pending })
    const { tracked, untracked } = audit(sent, before)
    expect(untracked).toEqual([])
    expect(tracked).toEqual([{ kind: 'insertion', author: 'Seller', date: '2026-02-01T10:00:00Z', part: 'word/document.xml', words: 'ten' }])
    const after = contract({ second: pending, more: paragraph(`${run('Else.')}${inserted('ten', 'Seller', 9)}`) })
    expect(audit(contract({ second: pending, more: paragraph(run('Else.')) }), after)).toEqual({ untracked: [], tracked })
  })

  it('is told where ours was moved to another place', () => {
    const moved = contract({ first: `${run('The fee is 100 pounds.')}${inserted('ten', 'Seller', 8)}`, second: `${run('Payment is due in ')}${deleted('thirty', 'Seller', 7)}${run(' days.')}` })
    const { untracked } = audit(sent, moved)
    expect(untracked.map(({ kind, before, after }) => [kind, before, after])).toEqual([['text', 'pounds.', 'pounds.ten'], ['text', 'thirtyten', 'thirty']])
  })

  it('is told where words were written into ours', () => {
    const { tracked, untracked } = audit(sent, contract({ second: `${run('Payment is due in ')}${deleted('thirty', 'Seller', 7)}${inserted('one hundred and ten', 'Seller', 8)}${run(' days.')}` }))
    expect(tracked).toEqual([])
    expect(untracked).toMatchObject([{ kind: 'text', part: 'body', where: '2.', after: expect.stringContaining('hundred') }])
  })

  it('is told of a deletion, of a paragraph’s end, and of a row', () => {
    expect(seen(contract({ first: `${run('The fee is ')}${deleted('100', 'Seller', 9)}${run(' pounds.')}`, second: pending }))).toContain('100')
    const end = `<w:rPr><w:del ${by('Seller', 9)}/></w:rPr>`
    const [one, two] = [paragraph(run('First of two.')), paragraph(run('Second of two.'))]
    const both = contract({ second: pending, more: `${one}${two}` })
    expect(audit(both, contract({ second: pending, more: `${paragraph(run('First of two.'), end)}${two}` })).untracked).toEqual([])
    const marked = contract({ second: pending, more: `${paragraph(run('First of two.'), end)}${two}` })
    expect(audit(marked, contract({ second: pending, more: `${one}${paragraph(run('Second of two.'), end)}` })).untracked.map(({ kind }) => kind)).toContain('tracked-change')
    const row = (mark: string): string => `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr>${mark}</w:trPr>${cell('a')}</w:tr><w:tr>${cell('b')}</w:tr></w:tbl>`
    expect(audit(contract({ more: row(`<w:del ${by('Seller', 9)}/>`) }), contract({ more: row('') })).untracked.map(({ kind }) => kind)).toContain('tracked-change')
  })
})
