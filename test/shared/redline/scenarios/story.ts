import { redo, undo } from 'prosemirror-history'
import type { Mark, Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect } from 'vitest'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { changesOf, isTrackingMark, type ChangeStamp, type NodeChange } from '#shared/document/tracking.ts'
import { resolveChanges, type Decision, type ResolvableChange } from '#shared/redline/resolve.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'
import { trackTransaction } from '#shared/redline/track-transaction.ts'
import { idsMayBeMissing } from '#renderer/editor/plugins/paragraph-ids.ts'
import { counter, editing, untracked } from '#test/shared/redline/gesture.ts'
import { faultsOf } from '#test/shared/redline/validity.ts'

export const ann = { author: 'Ann Finch', person: 'person-ann' } as const
export const ben = { author: 'Ben Ash', person: 'person-ben' } as const
export const cleo = { author: 'Cleo Dyer', person: null } as const
export type Person = Pick<RecordingStamp, 'author' | 'person'>

/** A document with some people at it. Each gesture is recorded, an hour after the one before. */
export interface Story {
  readonly state: () => EditorState
  readonly doc: () => Node
  /** Somebody does something; the transaction or the command starts at the present state. */
  readonly does: (who: Person, act: (state: EditorState) => Transaction) => void
  readonly presses: (who: Person, command: Command) => void
  readonly selects: (from: number, to?: number) => void
  readonly resolves: (decision: Decision, chosen?: (change: ResolvableChange) => boolean) => void
  readonly undoes: () => void
  readonly redoes: () => void
}

export function story(start: Node): Story {
  const newId = counter('n')
  let state = editing(start, newId)
  let hour = 8
  const apply = (tr: Transaction): void => {
    state = state.apply(tr)
    expect(faultsOf(state.doc)).toEqual([])
  }
  const does: Story['does'] = (who, act) => {
    const tr = act(state)
    const range = idsMayBeMissing(state.doc, tr.doc)
    const at = new Date(Date.UTC(2026, 2, 1, (hour += 1))).toISOString()
    const tracked = trackTransaction(state, range === null ? tr : withParagraphIds(tr, newId, range), { ...who, at, newId })
    if (!tracked.ok) throw new Error(tracked.refusal.message)
    apply(tracked.value)
  }
  const run = (command: Command): void => {
    if (!command(state, apply)) throw new Error('the command does not apply')
  }
  return {
    state: () => state,
    doc: () => state.doc,
    does,
    presses: (who, command) => {
      const made: Transaction[] = []
      command(state, (tr) => void made.push(tr))
      const [tr] = made
      if (tr === undefined) throw new Error('the command does not apply')
      does(who, () => tr)
    },
    selects: (from, to = from) => apply(state.tr.setSelection(TextSelection.create(state.doc, from, to))),
    resolves: (decision, chosen) => apply(untracked(state, resolveChanges(state.doc, decision, chosen))),
    undoes: () => run(undo),
    redoes: () => run(redo),
  }
}

/** Where some words stand, first found in document order; struck words count as well. */
export function placeOf(doc: Node, words: string): { readonly from: number; readonly to: number } {
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (found !== null || !node.inlineContent) return found === null
    const at = node.textBetween(0, node.content.size, undefined, '￼').indexOf(words)
    if (at >= 0) found = pos + 1 + at
    return found === null
  })
  if (found === null) throw new Error(`“${words}” is not in the document`)
  return { from: found, to: found + words.length }
}

export function types(words: string, where: { readonly after: string } | { readonly before: string } | { readonly over: string }): (state: EditorState) => Transaction {
  return (state) => {
    if ('over' in where) {
      const { from, to } = placeOf(state.doc, where.over)
      return state.tr.insertText(words, from, to)
    }
    return state.tr.insertText(words, 'after' in where ? placeOf(state.doc, where.after).to : placeOf(state.doc, where.before).from)
  }
}

export function strikes(words: string): (state: EditorState) => Transaction {
  return (state) => {
    const { from, to } = placeOf(state.doc, words)
    return state.tr.delete(from, to)
  }
}

const first = (stamp: ChangeStamp): string => stamp.author.split(' ')[0] ?? ''

function markRead(mark: Mark): string {
  const who = first(mark.attrs as ChangeStamp)
  if (mark.type.name === 'insertion') return `+${who}`
  return mark.type.name === 'deletion' ? `−${who}` : `~${who} ${String(mark.attrs['mark'])}`
}

function leafRead(node: Node): string {
  if (node.isText) return node.text ?? ''
  return node.isLeaf ? `<${node.type.name}>` : `<${node.type.name}: ${inlineRead(node)}>`
}

function inlineRead(parent: Node): string {
  const pieces: { readonly changes: string; text: string }[] = []
  parent.forEach((child) => {
    const changes = child.marks.filter(isTrackingMark).map(markRead).join(' ')
    const last = pieces.at(-1)
    if (last !== undefined && last.changes === changes) last.text += leafRead(child)
    else pieces.push({ changes, text: leafRead(child) })
  })
  return pieces.map(({ changes, text }) => (changes === '' ? text : `[${changes}: ${text}]`)).join('')
}

function changeRead(change: NodeChange): string {
  if (change.kind === 'property') return change.attribute === 'id' ? '' : `~${first(change)} ${change.attribute}`
  return `${change.kind === 'insertion' ? '+' : '−'}${first(change)}`
}

function changesRead(node: Node): string {
  return changesOf(node)
    .map(changeRead)
    .filter((one) => one !== '')
    .join(' ')
}

/**
 * A document as a reader sees its changes, a line for each paragraph: `[+Ann: words]` were inserted by Ann, `[−Ben: words]` deleted by Ben,
 * `¶ −Ben` ends a paragraph whose mark Ben deleted. Cells begin with a bar, other blocks stand in angle brackets.
 */
export function reading(node: Node, indent = ''): string[] {
  return node.children.flatMap((block) => {
    const changes = changesRead(block)
    if (block.type.name === 'paragraph') return [`${indent}${inlineRead(block)}${changes === '' ? '' : ` ¶ ${changes}`}`]
    const head = `${indent}<${block.type.name}${changes === '' ? '' : ` ${changes}`}>`
    return [head, ...reading(block, `${indent}| `)]
  })
}

/** The words of a document, a line for each paragraph. */
export function wordsOf(doc: Node): string[] {
  const lines: string[] = []
  doc.descendants((node) => {
    if (node.isTextblock && node.type.name === 'paragraph') lines.push(node.textBetween(0, node.content.size, undefined, (leaf) => `<${leaf.type.name}>`))
    return true
  })
  return lines
}

export const by =
  (who: Person) =>
  (change: ResolvableChange): boolean =>
    change.author === who.author && change.person === who.person
