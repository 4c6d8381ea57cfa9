import * as fc from 'fast-check'
import { redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { resolveChanges, type Decision } from '#shared/redline/resolve.ts'
import { sameAuthor } from '#shared/document/tracking.ts'
import { comparable, difference, idsOf } from '#test/shared/redline/comparable.ts'
import { counter, editing, people, stampOf, untracked } from '#test/shared/redline/gesture.ts'
import { operations } from '#test/shared/redline/operations/catalogue.ts'
import { perform } from '#test/shared/redline/perform.ts'
import { changesIn, faultsOf } from '#test/shared/redline/validity.ts'

/** One thing that happens to a document: somebody edits it under record, or somebody resolves changes. */
export type Happening =
  | { readonly kind: 'edit'; readonly operation: number; readonly person: number; readonly numbers: readonly number[] }
  | { readonly kind: 'resolve'; readonly by: 'author' | 'group' | 'kind' | 'range'; readonly pick: number; readonly decision: Decision }

const edits = fc.record({
  kind: fc.constant('edit' as const),
  operation: fc.nat({ max: operations.length - 1 }),
  person: fc.nat({ max: people.length - 1 }),
  numbers: fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 8 }),
})
const resolutions = fc.record({
  kind: fc.constant('resolve' as const),
  by: fc.constantFrom('author', 'group', 'kind', 'range'),
  pick: fc.nat({ max: 10_000 }),
  decision: fc.constantFrom('accept', 'reject'),
})

/** A sequence of happenings: several people edit, and some of their changes are resolved between. */
export const sequences: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(edits, fc.array(fc.oneof({ weight: 3, arbitrary: edits }, { weight: 1, arbitrary: resolutions }), { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest])

/** What came of a sequence. `done` names what was edited, `refused` what was refused. */
export interface Course {
  readonly faults: readonly string[]
  readonly done: readonly string[]
  readonly refused: readonly string[]
  /** Gestures after which accepting everything differs from the edit made without a record. */
  readonly mixed: readonly string[]
  readonly end: Node
}

/** So many kinds are tried, one after the other, if one does not apply to a document. */
const mostTries = 12

interface Doing {
  state: EditorState
  readonly faults: string[]
  readonly done: string[]
  readonly refused: string[]
  readonly mixed: string[]
  steps: number
}

function edit(doing: Doing, happening: Extract<Happening, { kind: 'edit' }>, gesture: number, newId: () => string): void {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const operation = operations[(happening.operation + tried) % operations.length]
    if (operation === undefined) return
    const outcome = perform(doing.state, operation, happening.numbers, stampOf(happening.person, gesture, newId))
    if (outcome.kind === 'does not apply') continue
    if (outcome.kind === 'refused') {
      doing.refused.push(operation.name)
      if (!/^[A-Z].{20,}\.$/.test(outcome.message)) doing.faults.push(`refused without a sentence: ${outcome.message}`)
      return
    }
    doing.faults.push(...outcome.faults.map((fault) => `${operation.name}: ${fault}`))
    doing.done.push(operation.name)
    if (outcome.mixed !== null) doing.mixed.push(operation.name)
    if (outcome.next.doc !== doing.state.doc) doing.steps += 1
    doing.state = outcome.next
    return
  }
}

function resolved(doc: Node, { by, pick, decision }: Extract<Happening, { kind: 'resolve' }>): Node {
  const all = changesIn(doc)
  const one = all[pick % Math.max(1, all.length)]
  if (one === undefined) return doc
  if (by === 'range') return resolveChanges(doc, decision, undefined, { from: Math.max(0, one.pos - (pick % 7)), to: Math.min(doc.content.size, one.pos + 2 + (pick % 11)) })
  return resolveChanges(doc, decision, (change) => (by === 'author' ? sameAuthor(change, one.stamp) : by === 'group' ? change.group === one.stamp.group : change.kind === one.kind))
}

function resolve(doing: Doing, happening: Extract<Happening, { kind: 'resolve' }>): void {
  const wanted = resolved(doing.state.doc, happening)
  if (wanted === doing.state.doc) return
  if (wanted.eq(doing.state.doc)) {
    doing.faults.push(`a resolution by ${happening.by} that changes nothing makes another document`)
    return
  }
  const next = doing.state.apply(untracked(doing.state, wanted))
  // Cells that fill a gap get their ids from the editor.
  const known = idsOf(wanted)
  const wrong = difference(comparable(next.doc, known), comparable(wanted, known))
  if (wrong !== null) doing.faults.push(`the steps of a resolution lead elsewhere: ${wrong}`)
  doing.faults.push(...faultsOf(next.doc).map((fault) => `after a resolution by ${happening.by}: ${fault}`))
  doing.steps += 1
  doing.state = next
}

/** Does a command as often as it can, and says how often. */
function allTheWay(state: EditorState, command: Command): { readonly state: EditorState; readonly times: number } {
  let [now, times] = [state, 0]
  while (command(now, (tr) => void (now = now.apply(tr)))) times += 1
  return { state: now, times }
}

function historyFaults({ state, steps }: Doing, start: Node): string[] {
  const undone = allTheWay(state, undo)
  const redone = allTheWay(undone.state, redo)
  const faults = [difference(undone.state.doc, start), difference(redone.state.doc, state.doc)].filter((fault) => fault !== null).map((fault) => `undo and redo of all: ${fault}`)
  return undone.times === steps ? faults : [...faults, `${steps} gestures took ${undone.times} steps to undo`]
}

/** Lets everything happen to a document, and says all that went wrong. */
export function follow(doc: Node, happenings: readonly Happening[]): Course {
  const newId = counter('n')
  const doing: Doing = { state: editing(doc, newId), faults: [], done: [], refused: [], mixed: [], steps: 0 }
  for (const [index, happening] of happenings.entries()) {
    if (doing.faults.length > 0) break
    if (happening.kind === 'edit') edit(doing, happening, 30 + index, newId)
    else resolve(doing, happening)
  }
  if (doing.faults.length === 0) doing.faults.push(...historyFaults(doing, doc))
  return { faults: doing.faults, done: doing.done, refused: doing.refused, mixed: doing.mixed, end: doing.state.doc }
}
