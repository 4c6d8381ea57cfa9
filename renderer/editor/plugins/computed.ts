import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { fieldsOf } from '#shared/document/fields.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { numberingChanged, numberParagraphs, type NumberedParagraph } from '#shared/document/numbering.ts'
import { resolveReferences, type PlacedReference } from '#shared/document/references.ts'
import { changedBlocks, collect } from '#renderer/editor/plugins/changed-blocks.ts'
import type { Computed, LiveDocument } from '#renderer/editor/views/live-document.ts'

/** How long after the last change references are read anew, in milliseconds; sooner when numbers changed. */
const restAfterTyping = 250
const restAfterRenumbering = 30

function numbersOf(doc: Node): ReadonlyMap<string, NumberedParagraph> {
  const numbers = new Map<string, NumberedParagraph>()
  for (const numbered of numberParagraphs(doc, { skipExcluded: true })) if (numbered.id !== null) numbers.set(numbered.id, numbered)
  return numbers
}

function footnotesOf(doc: Node): ReadonlyMap<number, number> {
  return new Map(numberFootnotes(doc, { skipExcluded: true }).map(({ pos, number }) => [pos, number]))
}

function referencesOf(doc: Node): ReadonlyMap<number, PlacedReference> {
  return new Map(resolveReferences(doc).map((reference) => [reference.pos, reference]))
}

/** Everything computed for a document at once, as when it is opened. */
export function computeAll(doc: Node): Computed {
  return { numbers: numbersOf(doc), footnotes: footnotesOf(doc), fields: fieldsOf(doc), references: referencesOf(doc) }
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
      const refresh = (): void => {
        for (const shown of live.views) shown.refresh(live.computed)
      }
      const readReferences = (): void => {
        timer = null
        const { doc } = view.state
        live.computed = { ...live.computed, footnotes: footnotesOf(doc), references: referencesOf(doc) }
        refresh()
      }
      live.computed = computeAll(view.state.doc)
      refresh()
      return {
        update(_view, before) {
          const doc = view.state.doc
          if (doc === before.doc) return
          const renumbered = numberingChanged(before.doc, doc)
          const fieldsChanged = fieldsOf(before.doc) !== fieldsOf(doc)
          if (renumbered || fieldsChanged || footnotesChanged(before.doc, doc)) {
            const numbers = renumbered ? numbersOf(doc) : live.computed.numbers
            live.computed = { ...live.computed, fields: fieldsOf(doc), numbers, footnotes: footnotesOf(doc) }
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
