import { findDates, type DateMention, type FigureOrder } from '#shared/extraction/dates.ts'
import type { FoundDate } from '#shared/extraction/facts.ts'
import { quoteOf, type Reading } from '#shared/extraction/reading.ts'
import type { Sentence } from '#shared/extraction/sentences.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/**
 * When the contract takes effect, and when it was made. `waits`: the text ties the effective date to something that happens. `stated`: the text says that it
 * takes effect on that day, which else is only the day it was made.
 */
export interface Beginnings {
  readonly effective: FoundDate<CalendarDate> | null
  readonly made: FoundDate<CalendarDate> | null
  readonly waits: boolean
  readonly stated: boolean
}

const name = '(?:Effective|Commencement|Start|Starting|Initial Effective|Contract Commencement|Service Commencement|Services? Start|Subscription Start|Agreement|Contract|Execution|Signing|Signature)[ -]Dates?'
const strongName = '(?:Effective|Commencement|Start|Starting|Contract Commencement|Subscription Start|Service Commencement|Services? Start)[ -]Dates?'

const definedAfter = new RegExp(`^[ ,]{0,2}(?:\\d{1,2}:\\d\\d[^(]{0,30})?\\(?(?:which date shall be |being |hereinafter |hereafter |herein |referred to as |called |collectively |the date |and |such date )*(?:the |this |its |as the )*"?(?:the )?(${name})"?`, 'i')
const definedBefore = new RegExp(`(?:^|["'( ])"?(${strongName})"?(?: of this \\w+)?"?(?:,? (?:shall |will )?(?:means?|mean|be|is|are):?| refers to|:| -| \\||\\s?=)?,?(?: (?:the date of|as of|the day of|deemed to be|defined as|shall be|will be|be|is|on|the))* ?$`, 'i')
const effectiveWords = /\b(?:effective(?: date)?(?: as)?(?: of| from| on| upon| at)?|with effect (?:from|as of|on)|takes? effect(?: as of| on| from)?|(?:come|comes|enters?|go|goes) into (?:force|effect)(?: as of| on| from| upon)?|became effective(?: on| as of)?|effective for all purposes as of)(?: the| this)? ?$/i
const beginsWords = /\b(?:commenc(?:e|es|ing)|begin(?:s|ning)?|start(?:s|ing)?|run(?:s|ning)?|effective)(?: on| as of| from| at| with effect from| upon| effective)*(?: the| this)?(?: \d{1,2}:\d\d ?(?:a\.?m\.?|p\.?m\.?)?,? (?:on )?)? ?$/i
const madeWords = /\b(?:dated(?: for reference)?|made|entered into|executed|signed|concluded|date|dated and effective|into effect|made and entered|is|agreement|contract|day)(?: and (?:made|entered into|executed|delivered|effective|is))*(?: and entered)?(?: (?:into|in|effective|as|of|on|at|from|this|the|to be|by the parties|is|be|date))*[,:]? ?(?:this|the)? ?$/i

/** An event instead of a day: no date can be told from it. */
const event = /\b(?:last(?: party)? (?:to sign|signature)|later of|latest of|earlier of|earliest of|signature of|signed by|date on which|date upon which|date that|upon (?:the )?(?:receipt|approval|execution|signature|signing|closing|completion)|Closing|has the meaning|meaning set forth|meaning (?:given|ascribed)|last (?:date )?(?:of )?(?:the )?(?:signature|execution)|last signed|receives?|fully (?:executed|operational)|physical completion)/i

/** The part of a text in which its parties and its date are named. */
const preambleLength = 6000

interface Candidate {
  readonly mention: DateMention
  readonly sentence: Sentence
  readonly score: number
}

const better = (a: Candidate | null, b: Candidate): Candidate => (a === null || b.score > a.score ? b : a)

/** Whether a date of some words is another agreement's: "under the Master Agreement dated as of". */
function ofAnother(before: string): boolean {
  return /\b(?:that certain|existing|original|prior|previous|under (?:the|an?|that)|pursuant to|parties to (?:an?|the|that)|amend(?:s|ed|ing|ment(?: no\.? ?\d+)? to)|supplement(?:s|ed)?(?: to)?|between .{1,80} and .{1,60}|schedule 13\w*|form|statement|prospectus|letter|as amended|amended and restated (?:the|by|as of))\b[^;.]{0,160}$/i.test(before) && !/\bthis\b[^;.]{0,80}$/i.test(before)
}

const blankDate = /\b(?:dated|made|entered|as of|date|day of|this)\b[^.;]{0,60}?(?:_{2,}|\[[^\]\w]{0,6}\]|…)/i
const waiting: readonly RegExp[] = [
  /"?(?:Effective Date|Commencement Date)"?,? (?:shall |will )?(?:means?|mean|be|is|has)\b/i,
  /\b(?:(?:become|be|becomes|is) effective|take effect)\b.{0,200}"Effective Date"/i,
  /\bdate (?:up)?on which\b.{0,300}"(?:Effective|Commencement) Date"/i,
]
const asMade = /\b(?:agreement|contract|term)\b.{0,60}\b(?:effective|effect|commences?|begins?)\b,? (?:as of |on |from |upon |with effect from )?(?:the )?(?:date (?:first|hereof|of this|written above|above)|day and year first)/i

/** Finds the day a contract takes effect: the one it names so, else the one on which its term begins, else the day it was made. */
export function findBeginnings(reading: Reading, sentences: readonly Sentence[], order: FigureOrder): Beginnings {
  let effective: Candidate | null = null
  let made: Candidate | null = null
  let [waits, blank, sinceMade] = [false, false, false]
  for (const sentence of sentences) {
    const early = sentence.from < preambleLength
    const { text } = sentence
    if (waiting.some((pattern) => pattern.test(text)) && event.test(text)) waits = true
    if (sentence.from < 2500 && blankDate.test(text)) blank = true
    if (asMade.test(text)) sinceMade = true
    const mentions = findDates(text, order)
    for (const mention of mentions) {
      const before = text.slice(Math.max(0, mention.from - 200), mention.from).replace(/_+$/, '')
      const after = text.slice(mention.to, mention.to + 120).replace(/^_+/, '')
      const headed = /^\s*(?:effective|commencement|start) date:?\s*$/i.test(sentence.heading) && before.trim().length < 12
      const score = effectiveScore(before, after, early, sentence) + (headed ? 8 : 0)
      if (score > 0) effective = better(effective, { mention, sentence, score })
      const madeScore = early || sentence.index >= sentences.length - 40 ? scoreMade(before, after, early, sentence) : 0
      if (madeScore > 0) made = better(made, { mention, sentence, score: madeScore - mentions.indexOf(mention) * 0.1 })
    }
  }
  if (blank && made !== null && made.score < surelyMade) made = null
  const found = (candidate: Candidate | null): FoundDate<CalendarDate> | null =>
    candidate === null ? null : { value: candidate.mention.date, ...quoteOf(reading, candidate.sentence.from + candidate.mention.from, candidate.sentence.from + candidate.mention.to), computed: false }
  const said = sinceMade && made !== null && made.score >= surelyMade && (effective?.score ?? 0) <= 8 ? found(made) : found(effective)
  return { effective: said ?? (waits ? null : found(made)), made: found(made), waits: waits && said === null, stated: said !== null }
}

/** From this score on a date is the contract's own beyond doubt. */
const surelyMade = 5.5

const itsTerm = /\b(?:the|initial|this) (?:\w+ ){0,2}term(?: of (?:this|the) (?:\w+ ){0,4}(?:agreement|contract|lease|licen[cs]e|engagement|deed))?,? (?:\([^)]{0,40}\) )?(?:shall|will|is|hereof|begins?|commences?|starts?|runs?|commencing|beginning)\b|\bthis (?:\w+ ){0,4}(?:agreement|contract|lease|deed)\b|\byour employment\b|^(?:\W|\d|\.)*(?:the )?(?:(?:effective|initial|agreement|contract) )?term\b/i

function effectiveScore(before: string, after: string, early: boolean, { text, from }: Sentence): number {
  const defined = after.match(definedAfter)?.[1]
  if (defined !== undefined && !/^(?:agreement|contract|execution|signing|signature)/i.test(defined)) return early ? 12 : 6
  if (definedBefore.test(before)) return early ? 11 : /: ?$/.test(before) ? 8 : 10
  if (effectiveWords.test(before) && !ofAnother(before)) {
    if (/^\W*(?:signed|executed|made|agreed|accepted)\b/i.test(text)) return 6
    const own = /\bthis\b/i.test(before + after.slice(0, 60)) || from < 600
    return own && early && /\bagreement\b/i.test(text) ? 9 : /\bthis (?:\w+ ){0,3}agreement\b/i.test(before) ? 7 : 0
  }
  if (beginsWords.test(before) && itsTerm.test(text) && !/renew|extend|fiscal|quarter|payment|rent|fee/i.test(before.slice(-80))) return 5
  return 0
}

function scoreMade(before: string, after: string, early: boolean, sentence: Sentence): number {
  if (ofAnother(before)) return 0
  if (/\b(?:name|title|by|witness|signature|signed)\b ?:|\/s\/|\(signature\)/i.test(sentence.text)) return 2
  const ofAgreement = /\bagreement\b|\bcontract\b|\bdeed\b|\blease\b|\bbetween\b|\bletter\b/i
  const said = madeWords.test(before) || /^[ ,]*\(?(?:the |this )?"?(?:agreement|execution|signing|contract) date/i.test(after)
  if (early && said && ofAgreement.test(before + after)) return 10 - Math.min(4, sentence.from / 1000)
  if (early && /(?:^|\b(?:dated?|as of|date of (?:this )?(?:agreement|contract|signature)))(?: as of)?:? ?$/i.test(before.trim())) return 6 - Math.min(3, sentence.from / 1000)
  if (!early && /\b(?:in witness whereof|executed|signed|signature|duly)\b/i.test(sentence.text)) return 2
  if (sentence.from < 1500 && before.trim().length + after.trim().length < 16) return 5.6
  return /\bdated?\b ?:? ?$/i.test(before.trim()) ? 1 : 0
}
