import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { fieldsOf } from '#shared/document/fields.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { numberingChanged, numberParagraphs, struckNumbers, type NumberedParagraph } from '#shared/document/numbering.ts'
import { resolveReferences, type PlacedReference } from '#shared/document/references.ts'
import { changedBlocks, collect } from '#renderer/editor/plugins/changed-blocks.ts'
import { hidesDeletions } from '#renderer/editor/redline/hidden.ts'
import { joinedParagraphs, joinsChanged } from '#renderer/editor/redline/joined.ts'
import type { RedlineView } from '#renderer/editor/session/redline-session.ts'
import { isGone } from '#renderer/editor/views/block-changes.ts'
import { setAttribute, type Computed, type LiveDocument } from '#renderer/editor/views/live-document.ts'
import { looksOfText } from '#renderer/editor/views/word-looks.ts'

/** How long after the last change references are read anew, in milliseconds; sooner when numbers changed. */
const restAfterTyping = 250
const restAfterRenumbering = 30

type Counted = Pick<Computed, 'numbers' | 'struck' | 'joined' | 'vanished'>

/** Numbers as a view reads them: with the old ones of deleted clauses, where those are shown, or one for what runs together, where not. */
function countedOf(doc: Node, view: RedlineView): Counted {
  const numbers = new Map<string, NumberedParagraph>()
  for (const numbered of numberParagraphs(doc, { skipExcluded: true, view })) if (numbered.id !== null) numbers.set(numbered.id, numbered)
  const struck = new Map<string, string>()
  if (view === 'markup') {
    for (const [pos, label] of struckNumbers(doc, { skipExcluded: true })) {
      const id = doc.nodeAt(pos)?.attrs['id'] as string | null | undefined
      if (id !== null && id !== undefined) struck.set(id, label)
    }
  }
  return { numbers, struck, joined: hidesDeletions(view) ? joinedParagraphs(doc) : new Map(), vanished: hidesDeletions(view) && doc.children.every(isGone) }
}

function footnotesOf(doc: Node, view: RedlineView): ReadonlyMap<number, number> {
  return new Map(numberFootnotes(doc, { skipExcluded: true, view }).map(({ pos, number }) => [pos, number]))
}

function referencesOf(doc: Node, view: RedlineView): ReadonlyMap<number, PlacedReference> {
  return new Map(resolveReferences(doc, view).map((reference) => [reference.pos, reference]))
}

/** Everything computed for a document at once, as when it is opened or read another way. */
export function computeAll(doc: Node, view: RedlineView): Computed {
  return { ...countedOf(doc, view), footnotes: footnotesOf(doc, view), fields: fieldsOf(doc), references: referencesOf(doc, view) }
}

const isFootnote = (node: Node): boolean => node.type.name === 'footnote'

/** Whether a footnote came, went or moved; typing beside one leaves the very same node in place. */
function footnotesChanged(before: Node, after: Node): boolean {
  const changed = changedBlocks(before, after)
  const old = collect(changed.before, isFootnote)
  const now = collect(changed.after, isFootnote)
  return old.length !== now.length || old.some((node, index) => node !== now[index])
}

/**
 * Keeps numbers, footnote numbers, fields and references on the page up to date without a place in the document. Numbers are counted
 * only when a number can have changed, never for plain typing; references are read when the typing rests.
 */
export function computedText(live: LiveDocument): Plugin {
  return new Plugin({
    view(view: EditorView) {
      let timer: ReturnType<typeof setTimeout> | null = null
      let readAs = live.view
      const refresh = (): void => {
        for (const shown of live.views) shown.refresh(live.computed)
        setAttribute(view.dom, 'data-vanished', live.computed.vanished ? '' : null)
      }
      const readReferences = (): void => {
        timer = null
        const { doc } = view.state
        live.computed = { ...live.computed, footnotes: footnotesOf(doc, live.view), references: referencesOf(doc, live.view) }
        refresh()
      }
      const readAll = (): void => {
        readAs = live.view
        live.computed = computeAll(view.state.doc, live.view)
        refresh()
      }
      const showLooks = (): void => setAttribute(view.dom, 'data-looks', looksOfText(view.state.doc))
      showLooks()
      readAll()
      return {
        update(_view, before) {
          const doc = view.state.doc
          if (live.view !== readAs) {
            readAll()
            return
          }
          if (doc === before.doc) return
          if (doc.attrs['word'] !== before.doc.attrs['word']) showLooks()
          const renumbered = numberingChanged(before.doc, doc) || (hidesDeletions(live.view) && joinsChanged(before.doc, doc))
          const fieldsChanged = fieldsOf(before.doc) !== fieldsOf(doc)
          if (renumbered || fieldsChanged || footnotesChanged(before.doc, doc)) {
            const counted = renumbered ? countedOf(doc, live.view) : {}
            live.computed = { ...live.computed, ...counted, fields: fieldsOf(doc), footnotes: footnotesOf(doc, live.view) }
            refresh()
          }
          if (timer !== null) clearTimeout(timer)
          timer = setTimeout(readReferences, renumbered ? restAfterRenumbering : restAfterTyping)
        },
        destroy() {
          if (timer !== null) clearTimeout(timer)
        },
      }
    },
  })
}
