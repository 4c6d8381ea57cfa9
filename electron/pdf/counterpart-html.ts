import { facts, hash } from '#electron/pdf/evidence-html.ts'
import { html, type Html } from '#electron/pdf/html.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { dayInWords, instantInWords, pagesInWords } from '#shared/signing/evidence.ts'

/** A counterpart signed on paper, as the page before it states it. */
export interface CounterpartFacts {
  readonly name: string
  readonly role: string
  readonly party: string
  readonly signedOn: CalendarDate
  readonly takenInAt: Instant
  readonly original: string
  readonly scan: Sha256
  readonly fileName: string
  readonly pages: number
  /** The pages of the document that the scan shows. */
  readonly shows: readonly number[]
}

/** The page that stands before the scan of each counterpart, one page each, in order. */
export function counterpartDividersHtml(title: string, counterparts: readonly CounterpartFacts[]): Html {
  return html`${counterparts.map((each, at) => html`<section class="evidence">
<h1>Counterpart ${at + 1}</h1>
<p class="lead">The next ${each.pages === 1 ? 'page is a scan' : `${each.pages} pages are a scan`} of “${title}” as ${each.name} signed it on paper. This page is not part of what was signed.</p>
${facts([
    ['Signed by', html`<b>${each.name}</b>, ${each.role}${each.party === '' ? null : html`<br><span class="quiet">${each.party}</span>`}`],
    ['Signed on', dayInWords(each.signedOn)],
    ['Original', each.original],
    ['Pages shown', html`${pagesInWords(each.shows)} <span class="quiet">of the document</span>`],
    ['Scan', html`${each.fileName}, attached to this file<br>${hash(each.scan)}`],
    ['Taken in', html`${instantInWords(each.takenInAt)} <span class="quiet">(local clock)</span>`],
  ])}
</section>`)}`
}
