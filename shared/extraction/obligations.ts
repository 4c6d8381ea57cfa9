import type { FigureOrder } from '#shared/extraction/dates.ts'
import { dueIn } from '#shared/extraction/due.ts'
import type { Found, Party, SuggestedKind, SuggestedObligation } from '#shared/extraction/facts.ts'
import { findMoney } from '#shared/extraction/money.ts'
import { duties, rights } from '#shared/extraction/obligation-kinds.ts'
import { quoteOf, type Reading } from '#shared/extraction/reading.ts'
import type { Sentence } from '#shared/extraction/sentences.ts'

/** What is known of the text as a whole when its obligations are read. */
export interface Surroundings {
  readonly order: FigureOrder
  readonly dollar: string | null
  readonly parties: readonly Found<Party>[]
}

/** The most obligations that are suggested: a person has to go over them. */
const most = 500

const modal = /\b(?:shall|will|must|agrees? to|undertakes? to|covenants? to|is (?:obligated|required|obliged) to|are (?:obligated|required|obliged) to|hereby agrees? to|(?:is|are) (?=(?:due|payable)))\b ?/gi
const refused = /^(?:not|in no event|any insurer|have no|no longer|never|be under no|neither|only be required)\b/i
const described = /\b(?:if|whether|that|which|who|to the extent|when|where|until|unless|after|upon)\s+(?:\S+\s){0,6}$/i

/** Obligations and rights that sentences speak of, in order, at most one of a kind to a sentence. */
export function findObligations(reading: Reading, sentences: readonly Sentence[], around: Surroundings): readonly SuggestedObligation[] {
  const found: SuggestedObligation[] = []
  for (const sentence of sentences) {
    if (found.length >= most) break
    for (const { kind, debtor } of tellingsOf(sentence.text, around)) {
      found.push({
        kind,
        debtor,
        due: dueIn(sentence.text, around.order),
        amount: kind === 'payment' ? (findMoney(sentence.text, around.dollar)[0]?.value ?? null) : null,
        ...quoteOf(reading, sentence.from, sentence.from + sentence.text.length),
      })
    }
  }
  return found.slice(0, most)
}

function tellingsOf(text: string, { parties }: Surroundings): readonly { readonly kind: SuggestedKind; readonly debtor: string | null }[] {
  const told = new Map<SuggestedKind, string | null>()
  for (const match of text.matchAll(modal)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 260)
    const before = text.slice(Math.max(0, match.index - 160), match.index)
    if (refused.test(rest) || /\b(?:in no event|under no circumstances|nothing|neither|nor|no (?:party|person|one))\b[^,;]{0,60}$/i.test(before)) continue
    const telling = duties.find(({ duty, object, subject: about, unless }) => duty.test(rest) && (about === undefined || about.test(before)) && (object === null || object.test(rest)) && (unless === null || !unless.test(`${before.slice(-40)}${rest}`)))
    if (telling === undefined || told.has(telling.kind)) continue
    if (described.test(before) && !/,/.test(before.slice(-60))) continue
    told.set(telling.kind, debtorIn(before, parties))
  }
  for (const { kind, tells, unless } of rights) {
    const match = text.match(tells)
    if (match?.index === undefined || (unless !== null && unless.test(text.slice(match.index, match.index + match[0].length + 60)))) continue
    told.set(kind, debtorIn(text.slice(Math.max(0, match.index - 160), match.index), parties))
  }
  return [...told].map(([kind, debtor]) => ({ kind, debtor }))
}

const subject = /(?:^|[\s("])((?:(?:[Tt]he|[Ee]ach|[Ee]ither|[Aa]ny|[Bb]oth) )?(?:[A-Z][\w&.'-]*(?: (?:[A-Z][\w&.'-]*|of|and))*|part(?:y|ies)|other party))[",)]*(?:,[^,]{0,80},)?(?: (?:also|hereby|then|further|each|jointly|severally|and its affiliates))*\s*$/
const general = /^(?:each|either|both|any|the|such|other|neither)? ?(?:part(?:y|ies))$/i

/** Who owes it: the subject before the verb, in the text's own words for a party; null where it is none of them. */
function debtorIn(before: string, parties: readonly Found<Party>[]): string | null {
  const words = before.match(subject)?.[1]
  if (words === undefined) return null
  const bare = words.replace(/^(?:the|each|either|any|both) /i, '')
  const party = parties.find(({ value }) => value.role?.toLowerCase() === bare.toLowerCase() || value.name.toLowerCase().startsWith(bare.toLowerCase()))
  if (party !== undefined) return party.value.role ?? party.value.name
  if (general.test(words)) return words.toLowerCase()
  return /^(?:[A-Z][\w&.'-]*)(?: [A-Z][\w&.'-]*){0,3}$/.test(bare) && !notSomebody.test(bare) ? bare : null
}

const notSomebody = /\b(?:Agreement|Contract|Fees?|Payments?|Royalt\w+|Price|Invoices?|Amounts?|Term|Notice|Section|Article|Exhibit|Products?|Services?|Reports?|Information|Insurance|This|It|Such|All|If|Upon|In|No|Any|There|Date|Each|Commission|Interest|Rent)\b/
