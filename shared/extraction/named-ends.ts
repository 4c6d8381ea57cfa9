import { findDates, type FigureOrder } from '#shared/extraction/dates.ts'
import { findPeriodEnds } from '#shared/extraction/period-ends.ts'
import type { Sentence } from '#shared/extraction/sentences.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

const untilWords = /(?:\b|(?=-))(?:until|till|through(?: to)?|thru|ending|ends?|expir(?:e|es|ing)|terminat(?:e|es|ing)|conclud(?:e|es|ing)|laps(?:e|es|ing)|(?:com(?:e|es|ing)) to an end|ceas(?:e|es|ing)(?: to (?:be (?:in |of )?(?:full )?(?:force|effect|effective|valid)|have (?:any |full )?(?:force|effect)))(?: (?:and|or) effect)?|to|up to|-|no later than)(?: and including| up to)?,?(?: (?:on|at|as of|and including|upon|automatically|effective|by|of))*(?: (?:the )?(?:midnight|close of business|end of(?: the)?(?: business)?(?: day)?|noon|\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?),?(?: (?:[a-z.]+|\([a-z]+\)) ?time)?,?(?: (?:on|at|of))?)?(?: (?:the|and|including|its scheduled))* ?$/i
const namedEnd = /\b"?(?:expir(?:ation|y)|termination|end|ending)(?: date)?"?(?: of (?:this|the) (?:agreement|term|contract))?(?:,? (?:shall |will )?(?:means?|mean|be|is)|:| -)(?: (?:the|on))? ?$/i
/** A row of a table of key terms, or a line of a form: “Expiry Date: 30 June 2024”, “Contract End Date | 30 June 2024”. */
const row = /^\W*(?:\d[\d.]{0,6} |\(?[a-z]\) )?(?:the |scheduled |agreement |contract |lease |licen[cs]e |subscription |initial |service |term |engagement )*(?:expir(?:y|ation)|end|ending|termination) ?date(?: of (?:this |the )?(?:agreement|contract|term|initial term|lease|licen[cs]e))?["\s:|=-]*(?:the )?$/i
const spanRow = /^[\W\d]*(?:[\w()]+ ){0,4}(?:term|period|duration|validity)[\s"|:=-]*$/i
/** Of the earlier of a day and something that happens, the day is as far as the term goes. */
const earlierOf = /\b(?:until|through|expir\w*|terminat\w*|ends?|ending)\b[^.;]{0,60}\bearl(?:ier|iest) (?:to occur )?of:?(?: (?:\([a-z\d]{1,3}\) )?|[^.]{0,160}(?:\([a-z\d]{1,3}\)|\b(?:or|and)) )(?:on )?$/i
const notBefore = /\b(?:earlier than|prior to|later of|before)\b[^.;]{0,30}$/i

/** A day that a passage names as an end, by its place there, and how clearly it does. */
export interface NamedEnd {
  readonly from: number
  readonly to: number
  readonly date: CalendarDate
  readonly score: number
}

/** Days that end the term by name: “until 31 July 2019”, “at the end of June 2019”. */
export function namedEnds(sentence: Sentence, order: FigureOrder): readonly NamedEnd[] {
  const { text } = sentence
  const dates = findDates(text, order)
  const mentions = [...dates, ...findPeriodEnds(text).filter(({ from, to }) => !dates.some((date) => date.from < to && from < date.to))]
  return mentions.flatMap(({ from, to, date }) => {
    if (isRow(sentence, from)) return [{ from, to, date, score: 7 }]
    const before = text.slice(Math.max(0, from - 110), from)
    if (notBefore.test(before.slice(-40))) return []
    if (namedEnd.test(before)) return [{ from, to, date, score: /termination/i.test(before.slice(-30)) ? 4 : 7 }]
    if (earlierOf.test(text.slice(Math.max(0, from - 260), from))) return [{ from, to, date, score: 5 }]
    if (untilWords.test(before)) {
      const bare = before.match(/(?:\bto| ?-) ?$/i)?.[0]
      const first = mentions.find((other) => other.to <= from && from - other.to < 16)
      if (bare !== undefined && first === undefined) return []
      // Two days with a dash between them are a term only where a row of a table or a form says so.
      if (bare?.startsWith(' -') === true && !(first !== undefined && spanRow.test(`${first.from < 4 ? sentence.heading : ''} ${text.slice(0, Math.min(first.from, 80))}`))) return []
      return [{ from, to, date, score: 6 }]
    }
    return []
  })
}

/** Whether the day at a place of a passage is what a row titled as the end of the contract says. */
export function isRow({ text, heading }: Sentence, from: number): boolean {
  const before = text.slice(0, Math.min(from, 120))
  return from < 120 && (row.test(before) || (/^\W*$/.test(before) && row.test(heading)))
}
