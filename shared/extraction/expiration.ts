import { anniversaryEnd } from '#shared/extraction/anniversary.ts'
import type { FigureOrder } from '#shared/extraction/dates.ts'
import { definedDays } from '#shared/extraction/defined-days.ts'
import type { Beginnings } from '#shared/extraction/effective.ts'
import { endOfLength } from '#shared/extraction/end-of-length.ts'
import type { FoundDate } from '#shared/extraction/facts.ts'
import { isRow, namedEnds } from '#shared/extraction/named-ends.ts'
import { findPeriods, type PeriodMention } from '#shared/extraction/periods.ts'
import { quoteOf, type Reading } from '#shared/extraction/reading.ts'
import type { Sentence } from '#shared/extraction/sentences.ts'
import { knownWords, startOf, type KnownDays } from '#shared/extraction/term-start.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Period } from '#shared/lib/period.ts'

/** The end of the first term; the length of that term where the text gives one. */
export interface FirstTerm {
  readonly expiration: FoundDate<CalendarDate | 'perpetual'> | null
  readonly length: Period | null
  /** The sentence by which it runs until somebody ends it. */
  readonly lasts: Sentence | null
}

interface Candidate {
  readonly value: CalendarDate | 'perpetual' | null
  readonly length: Period | null
  readonly computed: boolean
  readonly score: number
  /** Whether the words around it are about the contract's own term. */
  readonly sure: boolean
  readonly sentence: Sentence
}

const mentionsTerm = /\b(?:terms?|expir\w*|terminat\w*|effect|continues?|period|valid\w*|until|through|anniversary|duration|force|perpetu\w*|indefinite\w*|ending|ends?|lapses?|ceases?|engages?|employs|services)\b/i

/** What else than the contract lasts: a passage about it tells nothing of the contract's own end. */
const otherSubject = /\b(?:each of the|default|remed|indebtedness|principal|borrower|lender|bonus|severance|change (?:in|of) control|disabilit|confidential|non-?disclosure obligations|surviv|warrant(?:y|ies)|non-?compet|non-?solicit|insurance|escrow|invoice|past due|cure|audit|records? (?:for|shall)|retain|support period|option period|payment terms?|credit terms?|statute of limitations|indemnif|standstill|trial|inspection|notice of (?:breach|default)|force majeure event|suspen|transition (?:period|services)|wind[- ]down|sell[- ]off|phase[- ]out|tail|royalt|patent|notwithstanding|payment default|purchase order|statement of work|work order|notes?\b|bonds?\b|loan|commitment period|offering|escrow|probation|vest)/i
const afterTheEnd = /(?<!\bnotice )\b(?:following|after|upon|from|of) (?:the |any |such |its )?(?:effective date of )?(?:expiration|termination|expiry|cancellation|end of the term)\b/i

const agreement = '(?:this|the|said) (?:[\\w&/-]+ ){0,5}(?:agreement|contract|lease|licen[cs]e|engagement|arrangement|deed|appointment|sow|order)'
const subjects: readonly (readonly [RegExp, number])[] = [
  [/\b(?:initial|primary|original|base|basic|first|fixed|agreement|contract|subscription|licen[cs]e|lease|service) (?:\w+ )?(?:term|period of (?:this|the))\b/i, 4],
  [new RegExp(`\\b(?:term|duration|validity)(?: period)? (?:and duration )?(?:of|for|under) ${agreement}`, 'i'), 5],
  [new RegExp(`${agreement}[^.;]{0,60}?\\b(?:shall|will|is|becomes?|commences?|takes?|continues?|begins?|expires?|terminates?|remains?|enters?|comes?|runs?)\\b[^.;]{0,120}?\\b(?:continue|remain|effect|effective|expire|terminate|valid|commence|last|force|term|begin|period|end|run|duration)`, 'i'), 4],
  [new RegExp(`${agreement}[^.;]{0,80}?\\b(?:expires?|terminates?|lapses?|ends?|comes? to an end|ceases?(?: to \\w+(?: in| of)?(?: (?:force|effect))?)?),? (?:automatically |without notice )*(?:on|at|as of|in|upon the date|\\d|(?:twelve|eighteen|six) )`, 'i'), 4],
  [new RegExp(`${agreement}[^.;]{0,60}?\\b(?:continues?|runs?|lasts?)\\b[^.;]{0,60}?\\b(?:until|till|through|for an?|for the)\\b`, 'i'), 4],
  [new RegExp(`${agreement} (?:has|have|having|with|is of) (?:an? )?(?:\\w+ ){0,2}(?:term|duration)\\b`, 'i'), 4],
  [/(?:the |initial )"(?:initial |agreement |contract )?term"/i, 4],
  [/^(?:\(?[\d.a-z]{1,6}[.)]? )?"?(?:initial |contract |agreement |service |cooperation |license |lease |subscription )?(?:term|duration)\b"?/i, 3],
  [/\b(?:the|its|this|such|your|a) (?:\w+ ){0,2}(?:term|duration)(?: hereof)? (?:shall|will|is|begins?|commences?|of this|hereof|starts?|runs?|ends?|expires?)/i, 3],
  [/\b(?:employment (?:period|term)|period of employment|term of (?:[\w']+ ){0,2}(?:employment|engagement|service))\b[^.;]{0,100}\b(?:shall|will|is|begins?|commences?|ends?)\b/i, 4],
  [/\b(?:shall|agrees? to|hereby) (?:employ|engage|retain)\b[^.;]{0,120}\b(?:period|term)\b/i, 4],
  [/\b(?:engages|employs|appoints)\b[^.;]{0,160}\b(?:period|term) of\b/i, 4],
  [/\b(?:lets?|demises?|hereby leases|to hold)\b[^.;]{0,200}\b(?:for|during) (?:an?|the) (?:\w+ )?term of\b/i, 4],
  [/\b(?:contract|agreement|engagement|lease|licen[cs]e|hire) period\b/i, 3],
  [/\b(?:shall|will|agrees? to) (?:provide|perform|render) (?:\w+ ){0,3}services\b[^.;]{0,40}\b(?:from|until|through|commencing|beginning)\b/i, 3],
  [/\b(?:(?:your|his|her|the (?:executive|employee)'s) employment(?: by [^.;]{1,60}?)?(?: under this agreement)?|the engagement|the appointment|the services) (?:shall|will) (?:commence|begin|continue|end|terminate on|expire)/i, 3],
]
const headings = /\b(?:term|duration|expir|period|validity|commencement|length)\b/i

const beforeLength = /\b(?:for|expiring|ending|of|be|is|last|lasts|continue|shall be|initial|term|duration|:|through|are|remain|period|effective|expires?|terminates?|until|date that is|which is|upon|end|ends|to|valid|within)(?: (?:for|in|an?|the|of|up to|run|approximately|initial|fixed|minimum|primary|period|term|additional|entire|at least|full|first|maximum|duration|firm|continuous|on|date|that|is|which|;|force|effect|and|,))*[,:| ]*\(?$/i
const notTheTerm = /^(?:'s?)? ?(?:calendar |business )?(?:,? ?(?:prior |advance |written |or more prior |in advance)|notice|before|renewal|extension|after (?:the |any |such )?(?:termination|expir|receipt|notice|delivery of|written)|of (?:receipt|notice)|old|following (?:the |any )?(?:termination|expir|receipt|notice))/i
const renewing = /\b(?:renew(?:ed|al|als|s|able)?|extend(?:ed)?|extensions?|successive|additional|further|subsequent|consecutive|prior|preceding|thereafter|another|each|every|earlier|notice of|least|upon|within|after)(?: (?:\w+|[(,)]|\(\d+\))){0,6}[ (,]*$/i
/** What is only supposed: “if the term ends part of the way through a month”. */
const supposed = /\b(?:if|where|whether|whenever|in the event|in case)\b[^,;:.]*$/i
const startsWords = /\b(?:commenc|begin|start|effective|from the)\w*/i

/** Lengths of time that are the contract's first term. */
function lengths(sentence: Sentence): { mention: PeriodMention; score: number }[] {
  const { text } = sentence
  return findPeriods(text).flatMap((mention) => {
    const before = text.slice(Math.max(0, mention.from - 90), mention.from)
    const after = text.slice(mention.to, mention.to + 80)
    if (notTheTerm.test(after) || renewing.test(before) || supposed.test(text.slice(Math.max(0, mention.from - 300), mention.from))) return []
    // “Part of the way through a month” names no length of time.
    if (/^an? (?:day|week|month|quarter)\b/i.test(text.slice(mention.from, mention.to)) && !/\b(?:period|term|duration) of $/i.test(before)) return []
    if (mention.period.unit === 'business days' || (mention.period.unit === 'days' && mention.period.count < 20)) return []
    const fits = beforeLength.test(before) || (/^\W*(?:[\d.]{1,8} )?$/.test(text.slice(0, mention.from)) && /^\W*(?:[\d.]{0,8} )?(?:initial )?term\W*$/i.test(sentence.heading))
    const termAfter = /^(?:-| )?(?:initial |primary |fixed )?(?:term|period|duration)\b/i.test(after)
    const anchored = new RegExp(`^ ?(?:period |term )?(?:\\([^)]{0,40}\\) ?)?(?:from|after|following|commencing|beginning|starting)\\b.{0,20}${knownWords}`, 'i').test(after)
    if (!fits && !termAfter && !anchored) return []
    return [{ mention, score: (fits ? 3 : 0) + (termAfter ? 1 : 0) + (anchored ? 2 : 0) }]
  })
}

const perpetual = /\b(?:perpetual(?:ly)?|in perpetuity|indefinite(?:ly)?|for an (?:indefinite|unlimited)|without (?:limit(?:ation)? (?:in|of) time|a fixed term)|no (?:fixed|definite) (?:term|expir))/i
/** An agreement that says only that it ends when a side gives notice. */
const endsOnNotice = new RegExp(`${agreement} (?:shall|will) (?:\\w+ ){0,2}terminate\\b[^.;]{0,100}?(?:\\bat the option of|\\b(?:up)?on|\\bby) (?:either|any|a|one) (?:of the )?(?:party|parties)\\b[^.;]{0,80}\\b(?:days|months|weeks)\\b[^.;]{0,30}\\bnotice|${agreement} (?:shall|will) continue in (?:full )?(?:force|effect)(?: and effect)?,? unless (?:it is |sooner |earlier |otherwise )*terminated`, 'i')
const untilTerminated = /\b(?:continues?|remains?|lasts?|effect(?:ive)?|force|runs?|term)\b[^.;]{0,90}?(?<!\bor )\b(?:until|unless and until|till)(?: such time as)?,? (?:it is |this agreement is |they are |sooner |earlier |otherwise |so |duly |and until |the agreement is |validly |the same is |such agreement is |it has been |the contract is |either party |one of the parties |any party |a party |either of the parties |(?:it|this agreement) (?:shall be|has been) )*(?:terminat|cancel|gives? )/i

const mayBeRow = /^.{0,60}\b(?:expir(?:y|ation)|end|ending|termination) ?date\b/i

/** Finds the end of the first term. Where the text counts from a day that it does not name, there is none. */
export function findFirstTerm(reading: Reading, sentences: readonly Sentence[], beginnings: Beginnings, order: FigureOrder): FirstTerm {
  const known: KnownDays = { ...beginnings, defined: definedDays(sentences, order), order }
  let best: Candidate | null = null
  const offer = (candidate: Candidate): void => {
    if (best === null || candidate.score > best.score) best = candidate
  }
  for (const sentence of sentences) {
    if (!mentionsTerm.test(sentence.text) && !headings.test(sentence.heading)) continue
    const base = subjectScore(sentence)
    if (base < 3 && !mayBeRow.test(sentence.text) && !mayBeRow.test(sentence.heading)) continue
    for (const candidate of candidatesIn(sentence, 0, known)) offer(candidate)
  }
  for (const candidate of namedElsewhere(best, sentences, known)) offer(candidate)
  const chosen = best as Candidate | null
  if (chosen === null) return { expiration: null, length: null, lasts: null }
  const { value, computed, sentence } = chosen
  // What is signed late, or changes an older contract, may name an end that has gone by; but nothing ends before it takes effect.
  const beginning = beginnings.stated || computed ? beginnings.effective : null
  if (value === null || (beginning !== null && value !== 'perpetual' && value < beginning.value)) return { expiration: null, length: chosen.length, lasts: null }
  return { expiration: { value, ...quoteOf(reading, sentence.from, sentence.from + sentence.text.length), computed }, length: chosen.length, lasts: value === 'perpetual' ? sentence : null }
}

/** "During the term of this agreement": the term is only the time within which something else happens. */
const meanwhile = /\b(?:during|throughout|within|over|in|for|prior to|before)(?: the (?:duration|remainder|course|balance|entirety) of)? (?:the|such|any|its|said) (?:\w+ ){0,2}term\b(?! of (?:\(?\w+\)?[ -]){1,4}(?:year|month|week))(?: of (?:this|the) \w+)?/gi

const leadsToName = /\b(?:for|until|through|on|during)(?: and including)? (?:the )?((?:[A-Z]\w+ ){0,3}(?:Term|Period|Date))\b/g

/** What a term's sentence says by a name defined elsewhere: "shall expire on the Expiration Date". */
function namedElsewhere(best: Candidate | null, sentences: readonly Sentence[], known: KnownDays): Candidate[] {
  const found: Candidate[] = []
  const names = new Set<string>()
  for (const sentence of sentences) {
    if (names.size > 20 || !mentionsTerm.test(sentence.text) || subjectScore(sentence) < 4) continue
    for (const match of sentence.text.matchAll(leadsToName)) if (!/effective|commencement/i.test(match[1] ?? '')) names.add(match[1] ?? '')
  }
  if (names.size === 0 || (best !== null && best.value !== 'perpetual')) return found
  for (const sentence of sentences) {
    const defined = sentence.text.slice(0, 120).match(/"?((?:[A-Z]\w+ ){0,3}(?:Term|Period|Date))"?,? ?(?:(?:shall |will )?(?:means?|mean|be|is)\b|:)/)?.[1]
    if (defined === undefined || !names.has(defined)) continue
    found.push(...candidatesIn(sentence, 5, known))
  }
  return found.filter(({ value }) => value !== 'perpetual')
}

const itsTerm = new RegExp(`\\b(?:initial |primary )?term of ${agreement}(?: \\([^)]{0,60}\\))?,? (?:shall|will|is|begins?|commences?)\\b`, 'i')

/** How sure it is that a passage speaks of how long the contract itself lasts. */
function subjectScore({ text: whole, heading }: Sentence, from = 0, to = whole.length): number {
  let score = 0
  const near = whole.slice(Math.max(0, from - 350), to + 80).replace(meanwhile, '')
  for (const [pattern, worth] of subjects) if (pattern.test(near)) score = Math.max(score, worth)
  if (/^\W*(?:[\d.]{1,8} )?(?:initial |contract |agreement )?(?:term|duration)\W*$/i.test(heading) && from < 12) score = Math.max(score, 3)
  if (headings.test(heading) || /^(?:\(?[\d.]{1,8}[.)]? )?[^.]{0,20}\bterm\b/i.test(whole)) score += 2
  const besides = otherSubject.test(whole.slice(0, 160)) || (from > 0 && otherSubject.test(whole.slice(Math.max(0, from - 90), from)))
  if (besides) score -= itsTerm.test(near) ? 1 : 3
  if (afterTheEnd.test(near)) score -= 2
  return /^\W*WHEREAS\b/i.test(whole) ? score - 3 : score
}

function candidatesIn(sentence: Sentence, least: number, known: KnownDays): Candidate[] {
  const found: Candidate[] = []
  const { text } = sentence
  const base = Math.max(least, subjectScore(sentence))
  const baseAt = (from: number, to: number): number => Math.max(isRow(sentence, from) ? 3 : least, subjectScore(sentence, from, to))
  const laterOf = /\b(?:later|latest|longer|greater) (?:to occur )?of\b/i.test(text)
  for (const { from, to, date, score } of namedEnds(sentence, known.order)) found.push({ value: laterOf ? null : date, length: null, computed: false, score: baseAt(from, to) + score + 1, sure: baseAt(from, to) >= 3, sentence })
  const year = anniversaryEnd(sentence, known)
  if (year !== null) found.push({ value: laterOf ? null : year.value, length: year.length, computed: true, score: baseAt(year.from, year.to) + (year.part !== null || year.ends ? 8 : 4), sure: baseAt(year.from, year.to) >= 3, sentence })
  for (const { mention, score } of lengths(sentence)) {
    const start = startOf(text, mention, known)
    const end = start === null || laterOf ? null : endOfLength(start.day, mention.period, start.firstDay)
    found.push({ value: end, length: mention.period, computed: true, score: baseAt(mention.from, mention.to) + score + (startsWords.test(text) ? 1 : 0), sure: baseAt(mention.from, mention.to) >= 3, sentence })
  }
  if (found.length === 0 && base >= 3) {
    if (untilTerminated.test(text) && !/\b(?:survive|obligation)/i.test(text.slice(0, 100))) found.push({ value: 'perpetual', length: null, computed: false, score: base + 1, sure: true, sentence })
    else if (endsOnNotice.test(text)) found.push({ value: 'perpetual', length: null, computed: false, score: base, sure: true, sentence })
    else if (perpetual.test(text) && /\bterm\b|continue|remain|indefinite (?:duration|period|time)/i.test(text) && !/perpetual[^.;]{0,80}\b(?:licen|right)|irrevocabl|royalt/i.test(text)) found.push({ value: 'perpetual', length: null, computed: false, score: base + 1, sure: true, sentence })
  }
  return found.filter(({ sure }) => sure)
}
