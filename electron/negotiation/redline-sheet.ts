import type { Node } from 'prosemirror-model'
import { html, type Html } from '#electron/pdf/html.ts'
import type { ContractSheet } from '#electron/signing-room/print-shop.ts'
import { comparedChanges, summarise, type ComparedChange } from '#shared/compare/compared-changes.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import { anchoredThreads } from '#shared/negotiation/anchors.ts'
import type { Thread } from '#shared/negotiation/comment.ts'
import { redlineMarkup, type NameOf } from '#shared/negotiation/redline-markup.ts'
import { summaryWords } from '#shared/negotiation/summary-words.ts'
import { instantInWords } from '#shared/signing/evidence.ts'

/** A text with its changes, and what is said about them on the page. */
export interface ShownRedline {
  readonly title: string
  readonly redline: Node
  /** Of the text with all changes accepted. */
  readonly hash: Sha256
  /** What the two texts are called. */
  readonly before: string
  readonly after: string
  /** Who made the changes, as they are shown; null where a comparison found them. */
  readonly nameOf: NameOf | null
  /** The comments that may be read by whoever gets the page. */
  readonly threads: readonly Thread[]
}

const key = html`<ins class="author-1">inserted</ins>, <del class="author-1">deleted</del>, <ins class="author-1 moved">moved here</ins>, <del class="author-1 moved">moved away</del>, <span class="formatted author-1">formatted</span>`

function keyHtml(shown: ShownRedline, authors: readonly string[], changes: readonly ComparedChange[]): Html {
  const { before, after } = shown
  const names = authors.map((name, index) => html`${index === 0 ? '' : ', '}<ins class="author-${(index % 8) + 1}">${name}</ins>`)
  return html`<section class="redline-key">
<p><strong>${after}</strong>, with its changes against <strong>${before}</strong>: ${summaryWords(summarise(changes))}.</p>
${changes.length === 0 ? null : html`<p>Text is ${key}.${shown.nameOf === null ? null : html` Changes by ${names}.`}</p>`}
</section>`
}

/** What changed of the document itself, which no place in the text can show. */
function documentChangesHtml(changes: readonly ComparedChange[]): Html | null {
  const lines = changes.filter(({ to }) => to === 0).flatMap(({ properties }) => properties.map(({ words }) => html`<li><p>${words}</p></li>`))
  return lines.length === 0 ? null : html`<section class="comment-list"><h2>Changes of the document as a whole</h2><ul>${lines}</ul></section>`
}

function commentsHtml(threads: readonly Thread[], numbers: ReadonlyMap<string, number>, nameOf: NameOf): Html | null {
  if (threads.length === 0) return null
  const items = threads.map((thread) => {
    const said = thread.comments
      .filter((comment) => comment.removedAt === null)
      .map((comment) => html`<p><span class="who">${nameOf(comment)}, ${instantInWords(comment.at)}:</span> ${comment.text}</p>`)
    return html`<li id="comment-${numbers.get(thread.id) ?? 0}">${numbers.has(thread.id) ? null : html`<p class="who">On “${thread.quote}”, which is not in the text any more:</p>`}${said}</li>`
  })
  return html`<section class="comment-list"><h2>Comments</h2><ol>${items}</ol></section>`
}

const ownName: NameOf = ({ author }) => author

/** A redline as a sheet that can be printed or given out as a file. */
export function redlineSheet(shown: ShownRedline): ContractSheet {
  const { title, redline, after, hash, nameOf, threads } = shown
  const anchored = anchoredThreads(redline)
  const inText = [...anchored].flatMap((id) => threads.find((thread) => thread.id === id) ?? [])
  const ordered = [...inText, ...threads.filter((thread) => !anchored.has(thread.id))]
  const numbers = new Map(inText.map((thread, index) => [thread.id as string, index + 1]))
  const changes = comparedChanges(redline)
  const { markup, authors } = redlineMarkup(redline, nameOf ?? ownName, numbers)
  return {
    title,
    doc: redline,
    version: after,
    hash,
    signable: false,
    redline: {
      markup,
      before: keyHtml(shown, authors, changes),
      after: html`${documentChangesHtml(changes)}${commentsHtml(ordered, numbers, nameOf ?? ownName)}`,
    },
  }
}
