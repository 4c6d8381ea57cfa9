import type { Found, NoticePeriod, RenewalTerm } from '#shared/extraction/facts.ts'
import { numberOfWords, numberWords } from '#shared/extraction/numbers.ts'
import { findPeriods, type PeriodMention } from '#shared/extraction/periods.ts'
import { quoteOf, type Reading } from '#shared/extraction/reading.ts'
import type { Sentence } from '#shared/extraction/sentences.ts'
import type { Period } from '#shared/lib/period.ts'

/** How a contract goes on, and the notice that stops it. */
export interface Renewal {
  readonly term: Found<RenewalTerm> | null
  readonly notice: Found<NoticePeriod> | null
}

const renews = /\b(?:renew(?:s|ed|al|als|able|ing)?|extend(?:s|ed|ing)?(?! (?:for more|beyond|to\b|until\b|credit|over))|extensions?|prolong(?:ed|s)?|prolongation|rolls? over|(?:month|year)[- ]to[- ](?:month|year)|(?:continues?|thereafter|remains?)[^.;]{0,60}\b(?:additional|further|successive|consecutive|subsequent|annual))\b/i
const refused = /\b(?:shall|will|may|is|are|does|do) not (?:be )?(?:\w+ )?$/i
const whatRenews = /\b(?:this|the|said|such|your) (?:[\w&/-]+ ){0,5}(?:agreement|contract|lease|licen[cs]e|term|engagement|employment|period|order|subscription|appointment|deed|cooperation|arrangement)\b|\bterm\b|\bhereof\b|\bcontract is\b|^\W*(?:it|renewal|automatic)|\bagreement\b/i
const otherThings = /\b(?:insurance|polic(?:y|ies)|letters? of credit|warrant(?:y|ies)|trademark|registrations?|patents?|domain names?|liens?|mortgage|cure period|grace|deadline|delivery (?:date|schedule)|time (?:for|of|within)|extend to\b|extended to\b|credit|good faith|permit|licen[cs]es and permits|certificate|payment date|milestone|option to purchase|first refusal|maturity|confidential|invitation|benefit|offer(?:ing)?|facility|commitments?|form \d+|lenders?|change (?:in|of) control|suspension|capital lease|lessee|failure|good reason|standstill|support (?:and )?maintenance)\b/i

/** What is extended, where it is not the contract: “extend the Research Program”. */
const anotherObject = /\b(?:extend|renew)(?:ed|ing)? (?:the|its|such|any) (?:(?:term|duration) of (?:the )?)?(?:[\w-]+ ){0,4}(?:programs?|programmes?|projects?|stud(?:y|ies))\b/i
const automatic = /\bautomatic(?:ally)?\b|\bevergreen\b|\b(?:shall|will) (?:be |then |thereafter )*(?:renewed|extended|renew|extend|continue|roll|prolonged)\b[^.;]{0,200}\bunless\b|\bunless\b[^.;]{0,160}\b(?:shall|will) (?:be |then |thereafter )*(?:renewed|extended|renew|extend|continue)\b|\brenews\b|\bthereafter (?:shall |will )?(?:be )?(?:continue|renew|month|year|from (?:month|year))|\b(?:month|year)[- ]to[- ](?:month|year)\b/i
const optional = /\b(?:may|options?|right|elects?|election|mutual(?:ly)?|consent|agree(?:d|ment)? (?:in writing|to|by|of|upon)|renewable|negotiat\w+|by amendment|can|request|entitled|discretion|provided[^.;]{0,60}agree|upon agreement|written agreement)\b/i

const noticeBefore = /\b(?:at least|not less than|no less than|no later than|not later than|no fewer than|not fewer than|minimum (?:of )?|upon|giv(?:es?|ing|en)(?: to)?|by|with|prior written notice of|notice of(?: not less than| at least)?|within|more than|provides? (?:the other )?(?:party )?(?:with )?|in|a|an|or|notice|prior|serving)(?: (?:a|an|the|at least|not less than|prior|written|notice|of|other|party|its|to|his|or|less|than))*[ (]*$/i
const noticeAfter = /^(?:'s?)?(?: or more)?[ )]*(?:calendar |business |clear )?(?:days'? )?(?:,? ?(?:prior|before|advance|written|notice|in advance|preceding|previous|ahead|or more (?:prior|before)|from the (?:end|expir)|of (?:prior|advance|written|notice|the (?:end|expir|conclusion))|to the (?:end|expir)|termination notice|early))/i
const stopping = /\b(?:not (?:to )?(?:be )?(?:so )?(?:renew|extend|continue)|non-?renew|non-?extension|intent(?:ion|s)?|elect|desire|wish|terminat|cancel|notif|notice|unless|advise|object|expir|decline)/i

const isNotice = (text: string, { from, to, period }: PeriodMention): boolean => {
  const [before, after] = [text.slice(Math.max(0, from - 60), from), text.slice(to, to + 45)]
  if (noticeAfter.test(after)) return true
  return noticeBefore.test(before) && /\bnotice|notif/i.test(text.slice(Math.max(0, from - 60), to + 80)) && (period.unit === 'days' || period.unit === 'business days' || /^(?:'s?)? ?(?:prior|written|notice|before|advance)/i.test(after) || /\bnotice\b[^.;]{0,45}\b(?:of|least|than) [(]?$/i.test(before))
}

const manyTerms = new RegExp(`(?:(?:up to|for|maximum of|most|of) )*(?:an?|(${numberWords})(?: ?\\((\\d{1,3})\\))?|(\\d{1,3})(?: ?\\([a-z]+\\))?|\\((\\d{1,2})\\)) (?:(?:additional|successive|consecutive|further|subsequent|renewal|extension|optional|more|separate|and|renewals?|extensions?|terms?|periods?|times?|or|automatic),? ?)+(?:(?:of|for|each|lasting|up to|terms?|periods?|at|a|an)[ ,]*)*$`, 'i')
const renewalBefore = /\b(?:additional|successive|further|consecutive|subsequent|renew\w*|extend\w*|extensions?|like|thereafter|prolonged|another|continue|follow-on|automatic)\b[^.;]{0,110}$/i
const renewalAfter = /^[- ]?(?:(?:term )?extensions?\b|renewal|extension|extensions|additional|successive|optional|automatic|increments|intervals|renewals|terms\b|periods\b|basis)/i
const yearly = /\b(?:annual(?:ly)?|yearly|year[- ]to[- ]year|year by year|(?:on|upon) each anniversary|from year to year|per annum|anniversary)\b/i
const monthly = /\b(?:monthly|month[- ]to[- ]month|month by month|from month to month)\b/i
/** A tenant who stays on after the end holds over, which is no renewal. */
const holdingOver = /\b(?:hold(?:s|ing)?[- ]?over|stays? on|remains? in (?:possession|occupation)|tenan(?:t|cy)(?: at will)? from month to month)\b/i
const sameLength = /\b(?:same|like|equal|identical|similar|equivalent) (?:\w+ )?(?:period|term|duration|length|time)|\bperiods? (?:equal|identical|equivalent) to (?:the )?(?:initial|original|first)|\bterms? of (?:the same|equal|like) (?:length|duration)/i

interface Candidate {
  readonly sentence: Sentence
  readonly value: RenewalTerm
  readonly score: number
}

function howMany(before: string): number | null {
  const match = before.match(manyTerms)
  if (match === null) return null
  const [, words, figures, alone, bracketed] = match
  const count = figures ?? alone ?? bracketed
  const many = count === undefined ? (words === undefined ? null : numberOfWords(words)) : Number(count)
  return many === null || many < 1 || many > 99 ? null : many
}

function renewalIn(sentence: Sentence, first: Period | null): Candidate | null {
  const { text, heading } = sentence
  const at = text.search(renews)
  if (at < 0 || (refused.test(text.slice(Math.max(0, at - 30), at)) && !/\bnoti(?:ce|f)/i.test(text.slice(Math.max(0, at - 160), at)))) return null
  const about = whatRenews.test(text.slice(Math.max(0, at - 120), at + 90)) || /\bterm|renew|extension|duration/i.test(heading)
  if (!about || otherThings.test(text.slice(Math.max(0, at - 90), at + 60)) || anotherObject.test(text.slice(at, at + 120))) return null
  const found = periodIn(text, at, first)
  if (found === null) return null
  const auto = automatic.test(text)
  if (!auto && !optional.test(text)) return null
  const clear = /\brenew/i.test(text) ? 2 : /\bextend|extension/i.test(text) ? 1 : 0
  const score = clear + (auto ? 2 : 0) + (/\b(?:term|renew|extension|duration)/i.test(heading) ? 2 : 0) + (/\b(?:this|the) (?:\w+ ){0,3}(?:agreement|contract|term|lease|initial term)\b/i.test(text) ? 2 : 0) + (found.sure ? 2 : 0)
  return { sentence, score, value: { kind: auto ? 'automatic' : 'optional', period: found.period, most: found.most } }
}

function periodIn(text: string, at: number, first: Period | null): { period: Period; most: number | null; sure: boolean } | null {
  const candidates = findPeriods(text).filter((mention) => !isNotice(text, mention))
  for (const { from, to, period } of candidates) {
    const before = text.slice(Math.max(0, from - 130), from)
    const named = renewalAfter.test(text.slice(to, to + 30))
    if ((from < at && !named) || from < at - 80 || from > at + 260) continue
    if (!renewalBefore.test(before) && !named) continue
    if (/\b(?:initial|original|first|primary)(?: \w+)?(?: (?:term|period))?(?: of| for| is)?[ (]*$/i.test(before) || (from > at && /\bexpiration of (?:the |such )?(?:initial )?$/i.test(before))) continue
    if (period.unit === 'days' && period.count < 15) continue
    return { period, most: howMany(before), sure: true }
  }
  const around = text.slice(Math.max(0, at - 120), at + 200)
  if (monthly.test(around) && !holdingOver.test(text)) return { period: { count: 1, unit: 'months' }, most: null, sure: false }
  if (yearly.test(around) && candidates.every(({ from }) => from < at || from > at + 200)) return { period: { count: 1, unit: 'years' }, most: null, sure: false }
  return sameLength.test(around) && first !== null ? { period: first, most: null, sure: false } : null
}

/** The notice that a sentence asks for so that the term ends: the one that stands nearest behind its first word of ending. */
function noticeIn(sentence: Sentence, whole: boolean): { mention: PeriodMention } | null {
  const { text } = sentence
  if (!stopping.test(text)) return null
  const notices = findPeriods(text).filter((mention) => isNotice(text, mention) && !/\b(?:cure|remed|breach|default|insolv|increase|pricing|prices?)\b/i.test(text.slice(Math.max(0, mention.from - 100), mention.to + 60)))
  const unless = text.search(/\b(?:unless|not to renew|non-?renew|not renew|provided|until|desire|intention|elect|subject to)/i)
  const behind = notices.filter(({ from }) => from > unless)
  const mention = (whole && behind.length > 0 ? behind : notices)[0]
  return mention === undefined ? null : { mention }
}

const aboutRenewal = /\b(?:renew\w*|extension|then[- ]current|current term|initial term|expir(?:ation|y)|end of (?:the|such|each|any) (?:\w+ )?(?:term|period|year)|anniversary|terminate this|such notice)\b/i
const leastSure = 4

/**
 * Finds how the contract is renewed, and the notice by which a side stops it. Of one that runs until somebody ends it, the notice is the one its own
 * sentence asks for: `lasts` is that sentence.
 */
export function findRenewal(reading: Reading, sentences: readonly Sentence[], first: Period | null, lasts: Sentence | null): Renewal {
  let best: Candidate | null = null
  for (const sentence of sentences) {
    const candidate = renewalIn(sentence, first)
    if (candidate !== null && candidate.score >= leastSure && candidate.score > (best?.score ?? 0)) best = candidate
  }
  if (best === null) return { term: null, notice: lasts === null ? null : noticeOf(reading, lasts, true) }
  const { sentence, value } = best
  const term = { value, ...quoteOf(reading, sentence.from, sentence.from + sentence.text.length) }
  return { term, notice: value.kind === 'automatic' ? noticeNear(reading, sentences, sentence) : null }
}

function noticeNear(reading: Reading, sentences: readonly Sentence[], renewal: Sentence): Found<NoticePeriod> | null {
  const near = [renewal, sentences[renewal.index + 1], sentences[renewal.index + 2], sentences[renewal.index - 1]]
  for (const sentence of near) {
    if (sentence === undefined || (sentence !== renewal && !aboutRenewal.test(sentence.text))) continue
    const found = noticeOf(reading, sentence, sentence === renewal)
    if (found !== null) return found
  }
  return null
}

function noticeOf(reading: Reading, sentence: Sentence, whole: boolean): Found<NoticePeriod> | null {
  const found = noticeIn(sentence, whole)
  if (found === null) return null
  const { period, clear } = found.mention
  return { value: { ...period, clear }, ...quoteOf(reading, sentence.from, sentence.from + sentence.text.length) }
}
