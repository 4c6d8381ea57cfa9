import type { Mark, Node } from 'prosemirror-model'
import { escapeHtml } from '#shared/document/export/html-inline.ts'
import type { ChangeMarkup } from '#shared/document/export/to-html.ts'
import { changesOf, isTrackingMark, type ChangeStamp, type NodeChange } from '#shared/document/tracking.ts'
import { changeNotes, moveSigns } from '#shared/redline/change-notes.ts'
import { eachChange } from '#shared/redline/resolving.ts'

/** As many colours as authors are told apart by; further ones share them. */
const colours = 8

export interface RedlineMarkup {
  readonly markup: ChangeMarkup
  /** The names of those who made the changes, as they are shown, in the order of the text; the colour of each is its place, from 1. */
  readonly authors: readonly string[]
}

/** Who made a change, as it is shown. */
export type NameOf = (stamp: Pick<ChangeStamp, 'author' | 'person'>) => string

function authorsOf(doc: Node, nameOf: NameOf): string[] {
  const names = new Set<string>()
  eachChange(doc, 0, (change) => void names.add(nameOf(change)))
  return [...names]
}

function shownChanges(node: Node): readonly NodeChange[] {
  return changesOf(node).filter((change) => change.kind !== 'property' || change.attribute !== 'id')
}

/** Whether all words of a paragraph came, or are to go, with its end: it is then one change, and its end needs no sign. */
function goesWhole(paragraph: Node, change: NodeChange): boolean {
  return paragraph.childCount === 0 || paragraph.children.every((child) => child.marks.some((mark) => mark.type.name === change.kind))
}

/**
 * How a text is written with its changes: `ins` and `del` with the classes author-1 to author-8 and moved, blocks with inserted, deleted or
 * altered. Where a passage was moved it is said once where to or from, and after a block what of its attributes and formatting changed. `comments` gives each thread that is shown its number; words under any other thread carry nothing.
 */
export function redlineMarkup(doc: Node, nameOf: NameOf, comments: ReadonlyMap<string, number> = new Map()): RedlineMarkup {
  const authors = authorsOf(doc, nameOf)
  const colour = (stamp: ChangeStamp): string => `author-${(Math.max(0, authors.indexOf(nameOf(stamp))) % colours) + 1}${stamp.move === null ? '' : ' moved'}`
  const told = new Set<string>()
  const commentTag = (thread: string): readonly [string, string] => {
    const number = comments.get(thread)
    if (number === undefined) return ['', '']
    const sign = told.has(thread) ? '' : `<sup class="comment-mark"><a href="#comment-${number}">[${number}]</a></sup>`
    told.add(thread)
    return ['<span class="commented">', `</span>${sign}`]
  }
  const signOf = moveSigns(doc)
  const moveSign = (side: 'insertion' | 'deletion', { move }: ChangeStamp): string => {
    if (move === null || told.has(`${move} ${side}`)) return ''
    told.add(`${move} ${side}`)
    return `<span class="move-sign">[${escapeHtml(signOf(move, side))}]</span> `
  }
  const mark = (each: Mark): readonly [string, string] | null => {
    if (each.type.name === 'comment') return commentTag(String(each.attrs['thread']))
    if (!isTrackingMark(each)) return null
    const classes = colour(each.attrs as ChangeStamp)
    if (each.type.name === 'formatChange') return [`<span class="formatted ${classes}">`, '</span>']
    const tag = each.type.name === 'insertion' ? 'ins' : 'del'
    return [`<${tag} class="${classes}">${moveSign(each.type.name as 'insertion' | 'deletion', each.attrs as ChangeStamp)}`, `</${tag}>`]
  }
  const classes = (node: Node): string => {
    const changes = shownChanges(node)
    const structure = node.type.name === 'paragraph' ? [] : changes.filter((change) => change.kind !== 'property')
    const shown = structure.at(-1) ?? changes.findLast((change) => change.kind === 'property')
    if (shown === undefined) return ''
    const kinds = new Set([...structure.map((change) => `${change.kind === 'insertion' ? 'inserted' : 'deleted'}`), ...(structure.length === 0 ? ['altered'] : [])])
    return [...kinds, colour(shown)].join(' ')
  }
  const end = (paragraph: Node): string =>
    changesOf(paragraph)
      .filter((change) => change.kind !== 'property' && !goesWhole(paragraph, change))
      .map((change) => (change.kind === 'insertion' ? `<ins class="mark ${colour(change)}">¶</ins>` : `<del class="mark ${colour(change)}">¶</del>`))
      .join('')
  const note = (block: Node): string => {
    const tag = block.type.name === 'paragraph' ? 'span' : 'p'
    return changeNotes(doc, block)
      .map(({ stamp, words }) => `<${tag} class="change-note ${colour(stamp)}">[${escapeHtml(`${authors.length > 1 ? `${nameOf(stamp)}: ` : ''}${words.join('; ')}`)}]</${tag}>`)
      .join('')
  }
  return { markup: { mark, classes, end, note }, authors }
}
