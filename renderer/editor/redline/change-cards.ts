import { Plugin, PluginKey } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { ListedChange } from '#shared/redline/list.ts'
import type { Decision } from '#shared/redline/resolve.ts'
import { changesAt, changesOfNode, changeWords } from '#renderer/editor/redline/changes-at.ts'
import { openChangeCard, type ChangeCard } from '#renderer/editor/redline/change-card.ts'
import type { LiveDocument } from '#renderer/editor/views/live-document.ts'

/** How long the pointer rests on a change before it is told of, and how long after it left, in milliseconds. */
const beforeShown = 350
const beforeHidden = 250

/** Elements that show a change. */
const changed = 'ins, del, .format-change, [data-mark], [data-property], [data-changed]'

export interface ChangeCardsOptions {
  readonly live: LiveDocument
  readonly colourOf: (key: string) => number
  readonly decide: (decision: Decision, change: ListedChange) => void
}

const key = new PluginKey<number>('change cards')

/** Tells of the change at the cursor, as when it was gone to from the keyboard. */
export function showChangeAtCursor(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, true))
}

function isOver(element: Element, event: MouseEvent): boolean {
  // A paragraph or row is changed as a whole in its margin and after its words; within them the words have their own changes.
  if (!element.matches('p')) return true
  const words = document.createRange()
  words.selectNodeContents(element)
  return [...words.getClientRects()].every(({ left, right, top, bottom }) => event.clientY < top || event.clientY > bottom || event.clientX < left || event.clientX > right)
}

function changesShownBy(view: EditorView, element: Element): readonly ListedChange[] {
  const { doc } = view.state
  const $pos = doc.resolve(view.posAtDOM(element, 0))
  const isNode = element.matches('ins, del, .format-change, .document-page-break, .document-signature')
  return isNode || $pos.depth === 0 ? changesOfNode(doc, $pos.nodeAfter, $pos.pos) : changesOfNode(doc, $pos.parent, $pos.before())
}

/** Tells of a change when the pointer rests on it, or when it was gone to from the keyboard: who, what, when, and how to decide it. */
export function changeCards({ live, colourOf, decide }: ChangeCardsOptions): Plugin {
  let card: ChangeCard | null = null
  let over: Element | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const later = (work: () => void, after: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      work()
    }, after)
  }
  const close = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    card?.close()
    card = null
    over = null
  }
  const open = (view: EditorView, changes: readonly ListedChange[], place: { left: number; bottom: number }): void => {
    close()
    if (changes.length === 0 || live.view !== 'markup') return
    const opened = openChangeCard({
      overlay: live.overlay,
      changes,
      place,
      locale: live.locale,
      colourOf,
      decide: view.editable
        ? (decision, change) => {
            close()
            decide(decision, change)
          }
        : null,
    })
    opened.dom.addEventListener('mouseenter', () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
    })
    opened.dom.addEventListener('mouseleave', () => later(close, beforeHidden))
    opened.dom.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node) || !opened.dom.contains(event.relatedTarget)) close()
    })
    opened.dom.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      close()
      view.focus()
    })
    card = opened
  }
  const hover = (view: EditorView, event: MouseEvent): void => {
    const element = event.target instanceof Element && !event.buttons ? event.target.closest(changed) : null
    const found = element !== null && view.dom.contains(element) && isOver(element, event) ? element : null
    if (found === over) return
    over = found
    if (found === null) {
      if (card !== null) later(close, beforeHidden)
      else if (timer !== null) later(() => undefined, 0)
      return
    }
    const { clientX } = event
    later(() => {
      if (view.isDestroyed || !found.isConnected) return
      const rect = [...found.getClientRects()].find(({ top, bottom }) => event.clientY >= top && event.clientY <= bottom) ?? found.getBoundingClientRect()
      open(view, changesShownBy(view, found), { left: clientX, bottom: rect.bottom })
      over = found
    }, beforeShown)
  }
  return new Plugin<number>({
    key,
    state: {
      init: () => 0,
      apply: (tr, asked) => (tr.getMeta(key) === true ? asked + 1 : asked),
    },
    view() {
      const said = document.createElement('div')
      said.className = 'visually-hidden'
      said.setAttribute('aria-live', 'polite')
      live.overlay.append(said)
      window.addEventListener('resize', close)
      return {
        update(view, before) {
          if (key.getState(view.state) !== key.getState(before)) {
            const { left, bottom } = view.coordsAtPos(view.state.selection.from)
            const changes = changesAt(view.state)
            open(view, changes, { left, bottom })
            // Whoever does not see the card hears it; the keyboard stays in the text.
            said.textContent = changes.map((change) => `${changeWords(change)}, ${change.author}`).join('. ')
          } else if (card !== null && view.state.doc !== before.doc) close()
        },
        destroy() {
          close()
          said.remove()
          window.removeEventListener('resize', close)
        },
      }
    },
    props: {
      handleDOMEvents: {
        mousemove(view, event) {
          hover(view, event)
          return false
        },
        mouseleave() {
          over = null
          if (card !== null) later(close, beforeHidden)
          else if (timer !== null) later(() => undefined, 0)
          return false
        },
        keydown(_view, event) {
          if (card !== null && !['Control', 'Shift', 'Alt', 'Meta', 'Escape', 'Tab', 'F8'].includes(event.key) && !event.ctrlKey && !event.metaKey) close()
          return false
        },
      },
    },
  })
}
