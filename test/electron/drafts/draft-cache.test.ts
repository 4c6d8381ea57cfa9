import { join } from 'node:path'
import * as fc from 'fast-check'
import { Transform } from 'prosemirror-transform'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDraftCache, type DraftCache } from '#electron/drafts/draft-cache.ts'
import type { Db } from '#electron/store/database.ts'
import { createWorkspace, openWorkspace } from '#electron/store/open.ts'
import { saveContract } from '#electron/store/repositories/contracts.ts'
import { getDraft, insertDraft, journalAfter } from '#electron/store/repositories/drafts.ts'
import { savePerson } from '#electron/store/repositories/people.ts'
import { doc, p } from '#shared/document/builders.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { schema } from '#shared/document/schema.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { codeOf } from '#test/helpers/app-error.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { ada, contract, id, noon } from '#test/helpers/records.ts'
import { stepsOf } from '#test/helpers/typing.ts'
import { edits, type Edit } from '#test/helpers/random-edits.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

let path = ''
let made = 0
let db: Db
let drafts: DraftCache
const lease: ContractId = id('lease')

function start(text = doc({}, p('The Tenant pays.')), of: ContractId = lease): void {
  saveContract(db, contract({ id: of }))
  insertDraft(db, of, JSON.stringify(text.toJSON()))
}

/** Journals steps as the application does, in a transaction. */
const append = (after: number, steps: readonly unknown[], of = lease) => db.transaction(() => drafts.append(of, after, steps, noon, ada.id)).immediate()
const typed = (text: string, at = 1): Record<string, unknown>[] => stepsOf(new Transform(drafts.read(lease).doc).insert(at, schema.text(text)))
const restart = (): void => {
  db.close()
  db = openWorkspace(path)
  drafts = createDraftCache(db)
}

beforeEach(() => {
  path = join(temporaryFolder(), 'firm.countersign')
  db = createWorkspace(path)
  savePerson(db, ada)
  drafts = createDraftCache(db)
})
afterEach(() => {
  db.close()
})

describe('the working text', () => {
  it('takes steps one after another, each row with the number of its last', () => {
    start()
    expect(append(0, typed('A'))).toMatchObject({ sequence: 1 })
    expect(append(1, [...typed('B'), ...typed('C')])).toMatchObject({ sequence: 3 })
    expect(drafts.read(lease).doc.textContent).toBe('CBAThe Tenant pays.')
    expect(journalAfter(db, lease, 0).map((row) => [row.sequence, row.count])).toEqual([[1, 1], [3, 2]])
  })

  it('is on disk when it is acknowledged', () => {
    start()
    append(0, typed('A'))
    const before = drafts.read(lease)
    restart()
    expect(canonicalDocument(drafts.read(lease).doc)).toBe(canonicalDocument(before.doc))
    expect(drafts.read(lease).sequence).toBe(1)
  })

  it.each([
    ['a step too early', 2],
    ['a step too late', 0],
  ])('refuses steps that do not follow: %s', (_, after) => {
    start()
    append(0, typed('A'))
    expect(codeOf(() => append(after, typed('B')))).toBe('draft.out-of-step')
    expect(drafts.read(lease)).toMatchObject({ sequence: 1 })
    expect(journalAfter(db, lease, 0)).toHaveLength(1)
  })

  it('takes the very same steps once when they are sent again, because the answer was lost on its way', () => {
    start()
    append(0, typed('A'))
    append(0, typed('A'))
    expect(drafts.read(lease)).toMatchObject({ sequence: 1 })
    expect(journalAfter(db, lease, 0)).toHaveLength(1)
    append(1, typed('B'))
    expect(codeOf(() => append(0, typed('A')))).toBe('draft.out-of-step')
  })

  it.each<readonly [string, unknown]>([
    ['past the end', { stepType: 'replace', from: 900, to: 900, slice: { content: [{ type: 'text', text: 'x' }] } }],
    ['a text between blocks', { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'text', text: 'x' }] } }],
    ['all content away', { stepType: 'replace', from: 0, to: 18 }],
    ['a node that does not exist', { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'script' }] } }],
    ['a mark that does not exist', { stepType: 'addMark', mark: { type: 'blink' }, from: 1, to: 3 }],
    ['a footnote in a footnote', { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'footnote', content: [{ type: 'footnote' }] }] } }],
    ['a kind of step that does not exist', { stepType: 'explode' }],
    ['no step at all', {}],
    ['null', null],
    ['a number', 7],
    ['positions that are no numbers', { stepType: 'replace', from: 'a', to: 'b' }],
  ])('refuses a step that does not fit, and keeps what was there: %s', (_, step) => {
    start()
    const before = canonicalDocument(append(0, typed('A')).doc)
    expect(codeOf(() => append(1, [...typed('B'), step]))).toBe('draft.step-refused')
    expect(canonicalDocument(drafts.read(lease).doc)).toBe(before)
    restart()
    expect(canonicalDocument(drafts.read(lease).doc)).toBe(before)
  })

  it('comes from disk again when a transaction failed after the steps were applied', () => {
    start()
    const attempt = db.transaction(() => {
      drafts.append(lease, 0, typed('A'), noon, ada.id)
      throw new Error('the rest failed')
    })
    expect(() => attempt.immediate()).toThrow('the rest failed')
    drafts.forget(lease)
    expect(drafts.read(lease)).toMatchObject({ sequence: 0 })
    expect(append(0, typed('B')).doc.textContent).toBe('BThe Tenant pays.')
  })

  it('is kept apart for each contract, also for more of them than are held in memory', () => {
    const ids = Array.from({ length: 20 }, (_, at) => id<'contract'>(`c${at}`))
    for (const each of ids) start(doc({}, p(each)), each)
    for (const round of [0, 1]) {
      for (const each of ids) append(round, stepsOf(new Transform(drafts.read(each).doc).insert(1, schema.text(String(round)))), each)
    }
    expect(ids.map((each) => drafts.read(each).doc.textContent)).toEqual(ids.map((each) => `10${each}`))
  })
})

describe('a snapshot', () => {
  it('is written every five hundred steps, so that opening replays fewer', () => {
    start()
    for (let at = 0; at < 1203; at += 1) append(at, typed(String(at % 10)))
    expect(getDraft(db, lease).snapshotSequence).toBe(1000)
    const before = canonicalDocument(drafts.read(lease).doc)
    restart()
    expect(canonicalDocument(drafts.read(lease).doc)).toBe(before)
    expect(drafts.read(lease).sequence).toBe(1203)
    append(1203, typed('x'))
    expect(getDraft(db, lease).snapshotSequence).toBe(1000)
  })

  it('is written at the end of a paste of more steps than that', () => {
    start()
    const tr = new Transform(drafts.read(lease).doc)
    for (let at = 0; at < 700; at += 1) tr.insert(1, schema.text('x'))
    append(0, stepsOf(tr))
    expect(getDraft(db, lease).snapshotSequence).toBe(700)
    restart()
    expect(drafts.read(lease).doc.textContent).toBe(`${'x'.repeat(700)}The Tenant pays.`)
  })
})

describe('a working text that was damaged or altered from outside', () => {
  it.each([
    ['a snapshot that is no document', `UPDATE drafts SET snapshot = '{"type":"doc","content":[{"type":"script"}]}'`],
    ['a snapshot that is something else', `UPDATE drafts SET snapshot = '7'`],
    ['a row of the journal that is gone', `DELETE FROM journal WHERE sequence = 2`],
    ['the first row of the journal gone', `DELETE FROM journal WHERE sequence = 1`],
    ['steps that do not fit', `UPDATE journal SET steps = '[{"stepType":"replace","from":900,"to":901}]' WHERE sequence = 2`],
    ['steps that are no steps', `UPDATE journal SET steps = '{}' WHERE sequence = 2`],
    ['a count that is not true', `UPDATE journal SET count = 2 WHERE sequence = 3`],
  ])('is said and left as it is: %s', (_, sql) => {
    start()
    append(0, typed('A'))
    append(1, typed('B'))
    append(2, typed('C'))
    db.exec(sql)
    restart()
    const before = db.serialize()
    expect(codeOf(() => drafts.read(lease))).toBe('draft.damaged')
    expect(codeOf(() => append(3, []))).toBe('draft.damaged')
    expect(db.serialize().equals(before)).toBe(true)
  })
})

describe('any editing of any document', () => {
  it('reads the same from memory, from disk, and from the steps alone', () => {
    fc.assert(
      fc.property(documents, fc.array(edits, { minLength: 1, maxLength: 25 }), fc.array(fc.nat({ max: 4 }), { minLength: 1 }), (text, changes: Edit[], batches) => {
        const of = id<'contract'>(`c${(made += 1)}`)
        start(text, of)
        const tr = new Transform(schema.nodeFromJSON(text.toJSON()))
        for (const edit of changes) edit(tr)
        const steps = stepsOf(tr)
        let after = 0
        for (let at = 0; after < steps.length; at += 1) {
          const batch = steps.slice(after, after + 1 + (batches[at % batches.length] ?? 0))
          after = append(after, batch, of).sequence
        }
        const wanted = canonicalDocument(tr.doc)
        expect(canonicalDocument(drafts.read(of).doc)).toBe(wanted)
        expect(canonicalDocument(createDraftCache(db).read(of).doc)).toBe(wanted)
        expect(createDraftCache(db).read(of).sequence).toBe(steps.length)
      }),
      { numRuns: 150 },
    )
  })
})
