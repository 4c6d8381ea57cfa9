import type { ListedChange } from '#shared/redline/list.ts'
import { changeWords } from '#renderer/editor/redline/changes-at.ts'
import { authorKey } from '#renderer/editor/redline/authors.ts'
import type { Decision } from '#shared/redline/resolve.ts'

/** A panel over the paper that says who changed what, and when, with the ways to decide it. */
export interface ChangeCard {
  readonly dom: HTMLElement
  readonly close: () => void
}

interface CardOptions {
  readonly overlay: HTMLElement
  readonly changes: readonly ListedChange[]
  /** Where on the page the change is. */
  readonly place: { readonly left: number; readonly bottom: number }
  readonly locale: string
  /** The colour of an author, 1 to 8. */
  readonly colourOf: (key: string) => number
  /** Null where nothing may be decided. */
  readonly decide: ((decision: Decision, change: ListedChange) => void) | null
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function entry(change: ListedChange, options: CardOptions): HTMLElement {
  const { author, person, at } = change
  const row = element('div', 'change-card-entry')
  row.dataset['authorColour'] = String(options.colourOf(authorKey({ name: author, person })))
  const head = element('div', 'change-card-head')
  const when = element('time', 'change-card-time', new Intl.DateTimeFormat(options.locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(at)))
  when.setAttribute('datetime', at)
  head.append(element('span', 'change-card-author', author), when)
  row.append(head, element('div', 'change-card-words', changeWords(change)))
  const { decide } = options
  if (decide !== null) {
    const deeds = element('div', 'change-card-deeds')
    for (const [decision, label] of [['accept', 'Accept'], ['reject', 'Reject']] as const) {
      const button = element('button', 'change-card-button', label)
      button.setAttribute('type', 'button')
      button.addEventListener('mousedown', (event) => event.preventDefault())
      button.addEventListener('click', () => decide(decision, change))
      deeds.append(button)
    }
    row.append(deeds)
  }
  return row
}

/** Opens the panel under a change. It is part of the reading order right after the text. */
export function openChangeCard(options: CardOptions): ChangeCard {
  const { overlay, changes, place } = options
  const dom = element('div', 'change-card')
  dom.setAttribute('role', 'group')
  dom.setAttribute('aria-label', 'Change')
  dom.append(...changes.map((change) => entry(change, options)))
  overlay.append(dom)
  const frame = overlay.getBoundingClientRect()
  const width = Math.min(280, frame.width - 16)
  dom.style.width = `${width}px`
  dom.style.left = `${Math.max(8, Math.min(place.left - frame.left - 12, frame.width - width - 8))}px`
  dom.style.top = `${place.bottom - frame.top + 4}px`
  return { dom, close: () => dom.remove() }
}
