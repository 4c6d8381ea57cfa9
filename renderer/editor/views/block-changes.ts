import type { Node } from 'prosemirror-model'
import { changesOf, isTrackingMark, type ChangeStamp, type NodeChange } from '#shared/document/tracking.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import { authorKey } from '#renderer/editor/redline/authors.ts'
import { setAttribute } from '#renderer/editor/views/live-document.ts'

const keyOf = ({ author: name, person }: ChangeStamp): string => authorKey({ name, person })

/** What a reader sees of a block's own changes; the change of an id is nobody's business. */
function shownChanges(node: Node): readonly NodeChange[] {
  const changes = changesOf(node)
  return changes.length === 0 ? changes : changes.filter((change) => change.kind !== 'property' || change.attribute !== 'id')
}

type Coming = 'insertion' | 'deletion' | 'both'

function coming(changes: readonly NodeChange[]): Coming | null {
  const inserted = changes.some(({ kind }) => kind === 'insertion')
  const deleted = changes.some(({ kind }) => kind === 'deletion')
  return inserted && deleted ? 'both' : inserted ? 'insertion' : deleted ? 'deletion' : null
}

/** Whether a block's end, or the block itself, is to go. */
export function isDeleted(node: Node): boolean {
  return changesOf(node).some(({ kind }) => kind === 'deletion')
}

/** Whether a block is not in the text as it would be. A paragraph goes only if it is left without words, a row with all its cells. */
export function isGone(node: Node): boolean {
  const { name } = node.type
  if (name === 'paragraph') return isDeleted(node) && !hasWords(node)
  return isDeleted(node) || ((name === 'table' || name === 'tableRow') && node.children.every(isGone))
}

/** Whether anything of a paragraph's content stays if every change is accepted. */
export function hasWords(paragraph: Node): boolean {
  return paragraph.children.some(({ marks }) => !marks.some(({ type }) => type.name === 'deletion'))
}

/** Shows the changes of a table, row, cell, break or signature block. */
export function drawBlockChanges(dom: HTMLElement, node: Node): void {
  const changes = shownChanges(node)
  const author = changes.findLast(({ kind }) => kind !== 'property') ?? changes.at(-1)
  setAttribute(dom, 'data-changed', coming(changes) ?? (changes.length > 0 ? 'property' : null))
  setAttribute(dom, 'data-author', author === undefined ? null : keyOf(author))
  setAttribute(dom, 'data-gone', isGone(node) ? '' : null)
  setAttribute(dom, 'data-altered', isTracked(node) ? '' : null)
  setAttribute(dom, 'aria-description', said(coming(changes), changes.length > 0, 'This part'))
}

const words: Readonly<Record<Coming, string>> = { insertion: 'was inserted', deletion: 'is deleted', both: 'was inserted and is deleted' }

/** What a screen reader is told of a block's own changes; those of its words are told with them. */
function said(coming: Coming | null, changed: boolean, what: string): string | null {
  if (coming !== null) return `${what} ${words[coming]}`
  return changed ? 'Its form was changed' : null
}

const signs: Readonly<Record<Coming, string>> = { insertion: '¶ moved here', deletion: '¶ moved away', both: '¶ moved' }

/** Shows what changed of a paragraph itself, its end above all, and whether anything in it did. A key in an unchanged one draws nothing. */
export function drawParagraphChanges(dom: HTMLElement, node: Node): void {
  const changes = shownChanges(node)
  const structure = changes.filter(({ kind }) => kind !== 'property')
  const mark = coming(structure)
  const moved = structure.some(({ move }) => move !== null)
  const author = structure.at(-1) ?? changes.at(-1)
  setAttribute(dom, 'data-mark', mark)
  setAttribute(dom, 'data-mark-sign', mark === null ? null : moved ? signs[mark] : '¶')
  setAttribute(dom, 'data-moved', mark !== null && moved ? '' : null)
  setAttribute(dom, 'data-property', changes.some(({ kind }) => kind === 'property') ? '' : null)
  setAttribute(dom, 'data-author', author === undefined ? null : keyOf(author))
  setAttribute(dom, 'data-empty', mark !== null && node.content.size === 0 ? '' : null)
  setAttribute(dom, 'data-altered', changes.length > 0 || node.children.some(({ marks }) => marks.some(isTrackingMark)) ? '' : null)
  setAttribute(dom, 'aria-description', said(mark, changes.length > 0, 'The end of this paragraph'))
  setAttribute(dom, 'data-gone', isGone(node) ? '' : null)
}
