import { join } from 'node:path'
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { asVersionOf } from '#electron/negotiation/file-form.ts'
import { readText } from '#electron/negotiation/sides.ts'
import { allTemplates } from '#electron/templates/library.ts'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import { clause, doc, footnote, marked, p, pageBreak, paragraph, reference, signature, table } from '#shared/document/builders.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { instantiateTemplate } from '#shared/document/template/instantiate-template.ts'
import { schema } from '#shared/document/schema.ts'
import { acceptAll } from '#shared/redline/resolve.ts'
import { noon, value } from '#test/helpers/records.ts'
import { countedIds } from '#test/helpers/test-application.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'

type Ending = 'txt' | 'md'
const endings: readonly Ending[] = ['txt', 'md']
const services = { newId: countedIds() }

const written = (ours: Node, ending: Ending): string => (ending === 'txt' ? documentText(ours, { numbers: true }) : documentToMarkdown(ours))

/** Our text as it comes back in a file that somebody may have written in. */
function returned(ours: Node, ending: Ending, edit: (file: string) => string = (file) => file): Node {
  const fileName = `back.${ending}`
  const { doc: read } = readText(services, new TextEncoder().encode(edit(written(ours, ending))), fileName)
  return asVersionOf(services, ours, read, fileName)
}

function differences(ours: Node, theirs: Node): string[] {
  const { changes } = compareDocuments(ours, theirs, { author: 'Them', person: null, at: noon, newId: () => services.newId<'change'>() })
  return changes.map(({ kind, deleted, inserted }) => [kind, deleted, inserted].filter((part) => part !== '').join(' | '))
}

const templates = allTemplates(join(import.meta.dirname, '..', '..', '..', 'resources')).map(({ manifest, text }) => {
  const made = value(instantiateTemplate(manifest, text, {}, () => services.newId<'paragraph'>()))
  return { id: manifest.id, ours: made }
})

describe.each(endings)('a text that went out and came back as .%s', (ending) => {
  it.each(templates)('is the same text when nobody touched it: $id', ({ ours }) => {
    expect(differences(ours, returned(ours, ending))).toEqual([])
  })

  it.each(templates)('differs in the words that were changed, and in nothing else: $id', ({ ours }) => {
    const theirs = returned(ours, ending, (file) => file.replace(/ shall not /, ' may not '))
    const found = differences(ours, theirs)
    expect(found.length).toBeLessThanOrEqual(1)
    if (written(ours, ending).includes(' shall not ')) expect(found).toEqual(['replaced | shall | may'])
  })
})

describe('what a file of plain words cannot show', () => {
  const rich = doc(
    { fields: [{ id: 'fee', label: 'Fee', type: 'text', value: '£100', required: false }] },
    paragraph({ id: 'title', style: 'title' }, 'Agreement'),
    clause(0, 'Payment', { id: 'c1', style: 'heading1' }),
    paragraph({ id: 'c2', numbering: { scheme: 'decimal', level: 1 } }, 'The Buyer pays ', schema.nodes.field.create({ field: 'fee', part: null }), ' under clause ', reference('c1'), footnote('In cash.'), '.'),
    pageBreak(),
    p(),
    paragraph({ id: 'c3', align: 'center' }, 'A ', marked('bold', 'bold'), ' word.'),
    table([['Item', 'Price'], ['Bread', '£2']], { header: true, id: 't1' }),
    signature({ id: 's1', party: { text: 'Ash Ltd' }, signer: { text: 'A. Ash' }, capacity: { text: 'Director' } }),
  )

  it.each(endings)('stays as it was through .%s: fields, references, formatting, breaks, tables, signature blocks', (ending) => {
    expect(canonicalDocument(returned(rich, ending))).toBe(canonicalDocument(rich))
  })

  it.each(endings)('stays around the words that were changed in .%s', (ending) => {
    const theirs = returned(rich, ending, (file) => file.replace('The Buyer pays', 'The Purchaser pays').replace('word.', 'phrase.'))
    expect(differences(rich, theirs)).toEqual(['replaced | Buyer | Purchaser', 'replaced | word | phrase'])
    const kinds: string[] = []
    theirs.descendants((node) => void kinds.push(node.type.name))
    for (const kind of ['field', 'reference', 'footnote', 'pageBreak', 'table', 'signatureBlock']) expect(kinds, kind).toContain(kind)
  })

  it('becomes words where the words of a field were changed', () => {
    const theirs = returned(rich, 'txt', (file) => file.replace('£100', '£90'))
    expect(documentText(theirs, { numbers: false })).toContain('The Buyer pays £90 under clause 1')
    expect(differences(rich, theirs)).toEqual(['replaced | £100 | £90'])
  })

  it('takes a footnote’s new words to its place', () => {
    const theirs = returned(rich, 'txt', (file) => file.replace('In cash.', 'In gold.'))
    expect(differences(rich, theirs)).toEqual(['replaced | [note: In cash.] | [note: In gold.]'])
    expect(theirs.child(2).textContent).toContain('In gold.')
  })

  it('keeps a table of the same cells, and takes another one as it came', () => {
    const dearer = returned(rich, 'md', (file) => file.replace('£2', '£3'))
    expect(differences(rich, dearer)).toEqual(['replaced | £2 | £3'])
    expect(dearer.children.find((node) => node.type.name === 'table')?.attrs['id']).toBe('t1')
    const longer = returned(rich, 'md', (file) => file.replace('| Bread | £2 |', '| Bread | £2 |\n| Cake | £9 |'))
    expect(differences(rich, longer)).toEqual([expect.stringMatching(/^inserted \|.*Cake/) as unknown])
  })

  it('tells of a clause that was put in, one that was struck out, and one that was moved', () => {
    const clauses = doc({}, ...['The Seller delivers the goods.', 'The Buyer pays on delivery.', 'Each party keeps the terms secret.'].map((words, index) => clause(0, words, { id: `k${index}` })))
    const added = returned(clauses, 'txt', (file) => file.replace('2. The', '2. Risk passes on delivery to the carrier.\n\n3. The').replace('3. Each', '4. Each'))
    expect(differences(clauses, added)).toEqual(['inserted | Risk passes on delivery to the carrier.'])
    expect(added.child(1).attrs['numbering']).toMatchObject({ scheme: 'decimal', level: 0 })
    const struck = returned(clauses, 'txt', (file) => file.replace('2. The Buyer pays on delivery.\n\n', '').replace('3. Each', '2. Each'))
    expect(differences(clauses, struck)).toEqual(['deleted | The Buyer pays on delivery.'])
  })
})

describe('whatever comes back', () => {
  it.each(endings)('gives a text that can be opened: .%s', (ending) => {
    fc.assert(
      fc.property(redlinedDocuments, redlinedDocuments, (a, b) => {
        const [ours, other] = [acceptAll(a), acceptAll(b)]
        const file = written(other, ending)
        if (file.trim() === '') return
        const fileName = `back.${ending}`
        const { doc: read } = readText(services, new TextEncoder().encode(file), fileName)
        const made = asVersionOf(services, ours, read, fileName)
        made.check()
        expect(parseDocument(JSON.parse(canonicalDocument(made)))).toMatchObject({ ok: true })
      }),
      { numRuns: 150 },
    )
  })
})
