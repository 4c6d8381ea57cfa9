import { closeDoubleQuote, closeSingleQuote, ellipsis, emDash, InputRule, inputRules, openDoubleQuote, openSingleQuote } from 'prosemirror-inputrules'
import type { EditorState, Plugin, Transaction } from 'prosemirror-state'
import type { DocumentAttributes, NumberFormat, ParagraphAttributes } from '#shared/document/attributes.ts'
import { schemeNamed, schemesOf } from '#shared/document/numbering-schemes.ts'

interface Place {
  readonly scheme: string
  readonly level: number
}

/** The first level of the document's scheme that writes its number in this format and in parentheses. */
function parenthesised(state: EditorState, format: NumberFormat): Place | null {
  const { scheme } = state.doc.attrs as DocumentAttributes
  const level = schemeNamed(schemesOf(state.doc), scheme).levels.findIndex((entry) => entry.format === format && /^\(%\d\)$/.test(entry.text))
  return level < 0 ? null : { scheme, level }
}

/** The numbering of the paragraph before the one at a position, in the document's scheme. */
function levelBefore(state: EditorState, pos: number): number | null {
  const { scheme } = state.doc.attrs as DocumentAttributes
  const $pos = state.doc.resolve(pos)
  const index = $pos.index($pos.depth - 1)
  const before = index === 0 ? null : $pos.node($pos.depth - 1).child(index - 1)
  const numbering = before?.type.name === 'paragraph' ? (before.attrs as ParagraphAttributes).numbering : null
  return numbering?.scheme === scheme ? numbering.level : null
}

function numberAs(place: (state: EditorState, match: RegExpMatchArray, pos: number) => Place | null) {
  return (state: EditorState, match: RegExpMatchArray, start: number, end: number): Transaction | null => {
    const $start = state.doc.resolve(start)
    if ($start.parent.type.name !== 'paragraph' || $start.parent.attrs['numbering'] !== null) return null
    const found = place(state, match, start)
    if (found === null) return null
    return state.tr.delete(start, end).setNodeAttribute($start.before(), 'numbering', found)
  }
}

const documentLevel = (level: number) => numberAs((state) => ({ scheme: (state.doc.attrs as DocumentAttributes).scheme, level }))

/** (i) may be the ninth letter or the first Roman number: it is Roman unless letters stand right before it. */
const letterOrRoman = numberAs((state, match, pos) => {
  const letters = parenthesised(state, 'lowerLetter')
  const roman = /^[ivx]+$/.test(match[1] ?? '') ? parenthesised(state, 'lowerRoman') : null
  const before = levelBefore(state, pos)
  if (roman !== null && (match[1] ?? '').length > 1) return roman
  if (roman !== null && match[1] === 'i' && before !== null && letters !== null && before >= letters.level) return roman
  return (match[1] ?? '').length === 1 ? letters : null
})

const numberRules = [
  new InputRule(/^1[.)]\s$/, documentLevel(0)),
  new InputRule(/^1\.1[.)]?\s$/, documentLevel(1)),
  new InputRule(/^\(([a-z]{1,5})\)\s$/, letterOrRoman),
  new InputRule(/^\(A\)\s$/, numberAs(() => ({ scheme: 'letters', level: 0 }))),
  new InputRule(/^[-*•]\s$/, numberAs(() => ({ scheme: 'bullet', level: 0 }))),
]

/** Typed numbers become numbering: “1. ”, “1.1 ”, “(a) ”, “(A) ”, “- ”. Curly quotes, dashes and ellipses only where they are asked for. */
export function typedNumbers(smartQuotes: boolean): Plugin {
  const quotes = [openDoubleQuote, closeDoubleQuote, openSingleQuote, closeSingleQuote, emDash, ellipsis]
  return inputRules({ rules: smartQuotes ? [...numberRules, ...quotes] : numberRules })
}
