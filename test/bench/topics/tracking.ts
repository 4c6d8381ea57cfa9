import * as fc from 'fast-check'
import { undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { idsMayBeMissing } from '#renderer/editor/plugins/paragraph-ids.ts'
import type { Line } from '#test/bench/line.ts'
import { ours, suggestChangesTracker, type Tracker } from '#test/bench/material/trackers.ts'
import type { Measured } from '#test/bench/topic.ts'
import { furnishedDocuments } from '#test/shared/redline/furnished.ts'
import { counter } from '#test/shared/redline/gesture.ts'
import { operations } from '#test/shared/redline/operations/catalogue.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { comparable, idsOf } from '#test/shared/redline/comparable.ts'
import { plainGestureOf } from '#test/shared/redline/perform.ts'

/** Each kind of edit is made to so many documents. */
const timesEach = 8
const documents: readonly Node[] = fc.sample(furnishedDocuments, { seed: 11, numRuns: 40 })
const numbers: readonly (readonly number[])[] = fc.sample(fc.array(fc.nat({ max: 10_000 }), { minLength: 6, maxLength: 10 }), { seed: 12, numRuns: 40 })

const criteria = ['reject', 'accept', 'undo'] as const
type Criterion = (typeof criteria)[number]
type Score = Readonly<Record<Criterion, boolean>>

/** Whether two documents are equal but for the ids of what is new in them, which our editor gives and a peer knows nothing of. */
function sameBut(actual: Node, expected: Node, before: Node): boolean {
  const [one, other] = [actual, expected].map((doc) => {
    const range = idsMayBeMissing(before, doc)
    return comparable(range === null ? doc : withParagraphIds(new Transform(doc), counter('x'), range).doc, idsOf(before))
  })
  return one !== undefined && other !== undefined && one.eq(other)
}

function undone(tracker: Tracker, doc: Node, edited: ReturnType<Tracker['open']>): boolean {
  let after = edited
  undo(edited, (tr) => void (after = after.apply(tr)))
  return after.doc.eq(tracker.open(doc).doc)
}

/** Whether one edit of one document is exact in each respect; null where the kind does not apply to the document. */
function scored(tracker: Tracker, operation: Operation, doc: Node, drawn: readonly number[]): Score | null {
  const state = tracker.open(doc)
  const tr = plainGestureOf(state, operation, drawn)
  if (tr === null) return null
  const plain = tr.doc
  try {
    const tracked = tracker.track(state, tr)
    if (tracked === null) return { reject: false, accept: false, undo: false }
    const edited = state.apply(tracked)
    return { reject: tracker.reject(edited).eq(state.doc), accept: sameBut(tracker.accept(edited), plain, state.doc), undo: undone(tracker, doc, edited) }
  } catch (error) {
    // A tracker that throws has lost the edit, or the document with it.
    if (!(error instanceof Error)) throw error
    return { reject: false, accept: false, undo: false }
  }
}

/** A kind is exact where every one of its edits was. */
function scoredKind(tracker: Tracker, operation: Operation): Score {
  const scores: Score[] = []
  for (const [index, doc] of documents.entries()) {
    if (scores.length >= timesEach) break
    const score = scored(tracker, operation, doc, numbers[index] ?? [])
    if (score !== null) scores.push(score)
  }
  if (scores.length === 0) throw new Error(`${operation.name} applied to none of the documents`)
  const all = (criterion: Criterion): boolean => scores.every((score) => score[criterion])
  return { reject: all('reject'), accept: all('accept'), undo: all('undo') }
}

function totals(scores: readonly Score[]): Readonly<Record<Criterion, number>> {
  const count = (criterion: Criterion): number => scores.filter((score) => score[criterion]).length
  return { reject: count('reject'), accept: count('accept'), undo: count('undo') }
}

const said: Readonly<Record<Criterion, string>> = {
  reject: 'kinds of edit that rejecting takes back exactly',
  accept: 'kinds of edit that accepting makes exactly',
  undo: 'kinds of edit that undo takes back exactly',
}

/** Every kind of edit recorded by us and by a peer, on the same documents without earlier changes. */
export async function measureTracking(): Promise<Measured> {
  const peer = suggestChangesTracker()
  const [own, theirs] = [ours, peer].map((tracker) => operations.map((operation) => scoredKind(tracker, operation)))
  if (own === undefined || theirs === undefined) throw new Error('two trackers are compared')
  const [mine, others] = [totals(own), totals(theirs)]
  const share = (count: number): number => (count / operations.length) * 100
  const lines = criteria.map(
    (criterion): Line => ({
      what: said[criterion],
      unit: '%',
      ours: share(mine[criterion]),
      peer: { name: peer.name, value: share(others[criterion]) },
      ratio: null,
      aim: { of: 'ours', least: 100 },
      met: mine[criterion] === operations.length,
      runs: operations.length * timesEach,
    }),
  )
  const score = (name: string, count: typeof mine): string => `${name} ${criteria.map((criterion) => count[criterion]).join(' ')} of ${operations.length}`
  const failing = (scores: readonly Score[]): string =>
    operations.flatMap(({ name }, index) => (criteria.every((criterion) => scores[index]?.[criterion] === true) ? [] : [name])).join(', ')
  return {
    lines,
    notes: [
      `Tracked edits (rejected = before, accepted = the plain edit, undone = before): ${score('ours', mine)}, ${score(peer.name, others)}.`,
      `Not exact in every respect with ${peer.name}: ${failing(theirs)}.`,
      ...(failing(own) === '' ? [] : [`Not exact in every respect with ours: ${failing(own)}.`]),
    ],
  }
}
