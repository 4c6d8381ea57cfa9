import type { Found, Party } from '#shared/extraction/facts.ts'
import { quoteOf, type Reading } from '#shared/extraction/reading.ts'

/** The part of a text in which the parties are named, and the most that are. */
const preambleLength = 8000
const mostParties = 20

const bracketed = /\(([^()]{2,200})\)/g
/** Where the parties have been named and the reasons begin. */
const recitals = /\b(?:WHEREAS|Whereas|RECITALS|Recitals|WITNESSETH|NOW,? THEREFORE|BACKGROUND|Background)\b|W I T N E S S/
const roleIn = /"(?:the )?([^"]{1,60}?)[,.]?"/i
/** Without quotation marks, as English precedents print it in bold; a word in brackets is one only behind a company's particulars. */
const plainRole = /^(?:the )?([A-Z][a-z]+(?: [A-Z][a-z]+)?)$/
const particulars = /\b(?:incorporated|registered|company number|registered office|whose|of \d)/i
const notAParty = /\b(?:agreement|contract|deed|date|parties|party\b(?! [A-Z1-9])|term\b|territory|products?|services|act\b|property|premises|site|lease\b|amendment|letter|affiliates|schedule|exhibit|program|closing|shares?|notes?\b|plan|transaction|offering|business|trademarks?|marks?|software|patents?|intellectual|system|platform|project|purpose)\b/i
const begins = /(?:\b(?:by and between|by and among(?:st)?|between|among(?:st)?|parties(?: to this \w+)? are|and|made by|with)\b[:,]?|[;:\n]|\(\d{1,2}\)|\b\d{1,2}[.)])\s*/gi
const company = /\b(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|company|co|lp|l\.p|llp|plc|gmbh|ag|s\.?a|n\.?v|b\.?v|pty|pte|trust|bank|university|association|partnership|partners|fund|kg|s\.r\.l|s\.p\.a|k\.k|oy|ab|a\/s|foundation|institute|authority|department|group|holdings|council|cooperative)\b\.?/i
const nameEnd = /,? (?:(?:an?|the) (?:\w+[ -]){0,8}?(?:corporation|company|partnership|trust|individual|association|entity|bank|organi[sz]ation|person|resident|university|firm|society|institution|LLC|L\.L\.C\.|subsidiary|limited|citizen|business)\b|(?:organi[sz]ed|incorporated|registered|existing|having|with|whose|located|residing|of|acting|located|doing business|d\/b\/a|on behalf|formerly|company number|which|who|being|duly|established|for itself|as)\b)/i

/** The name that a piece of text before a defined term states: from the last word that can begin a party, up to its description. */
function nameIn(piece: string): { readonly name: string; readonly from: number } | null {
  let start = 0
  for (const match of piece.matchAll(begins)) {
    const rest = piece.slice(match.index + match[0].length)
    // "Smith and Sons Limited": what follows has to begin a name, and what stands before must not be the middle of one.
    const midName = /^and\b/i.test(match[0]) && company.test(rest.slice(0, 60)) && /(?:^|[\s,])[A-Z][\w&]* $/.test(piece.slice(Math.max(0, match.index - 20), match.index)) && !company.test(piece.slice(start, match.index)) && !nameEnd.test(piece.slice(start, match.index)) && start > 0 && !/["),]\s*$/.test(piece.slice(0, match.index))
    const inDescription = /^and\b/i.test(match[0]) && nameEnd.test(piece.slice(start, match.index)) && !/[,;)"]\s*$/.test(piece.slice(0, match.index))
    if (inDescription) continue
    if (!midName && /^["']?[A-Z0-9]/.test(rest)) start = match.index + match[0].length
    else if (!midName && /^(?:the |each of |the undersigned,? )/i.test(rest)) start = match.index + match[0].length
  }
  const words = piece.slice(start)
  const end = words.search(nameEnd)
  const name = (end > 0 ? words.slice(0, end) : words).replace(/[\s,;:(-]+$/, '')
  const open = name.indexOf('(')
  const plain = (open > 3 ? name.slice(0, open) : name).replace(/[\s,]+$/, '')
  if (plain.length < 2 || plain.length > 140 || !/^["']?(?:the )?[A-Z0-9]/i.test(plain) || !/[A-Z]/.test(plain) || /\n|\b(?:shall|hereby|understood|desires?|wish(?:es)?)\b/.test(plain)) return null
  return { name: plain, from: start }
}

/** Finds the parties as the opening of the text names them, with the words it calls them by. */
export function findParties(reading: Reading): readonly Found<Party>[] {
  const preamble = reading.text.slice(0, preambleLength)
  const opening = preamble.search(/\b(?:between|among(?:st)?|by and|made by|parties|entered into|dated|agreement)\b/i)
  if (opening < 0) return []
  const found: Found<Party>[] = []
  let from = opening
  let last = opening
  for (const match of preamble.matchAll(bracketed)) {
    const within = match[1] ?? ''
    const plain = particulars.test(preamble.slice(Math.max(from, match.index - 420), match.index)) ? within.match(plainRole)?.[1] : undefined
    const role = (within.match(roleIn)?.[1] ?? plain ?? '').trim()
    if (match.index < opening || role === '' || found.length >= mostParties) continue
    if ((found.length >= 2 && match.index - last > 700) || (found.length > 0 && recitals.test(preamble.slice(last, match.index)))) break
    const piece = preamble.slice(Math.max(from, match.index - 420), match.index)
    from = match.index + match[0].length
    if (notAParty.test(role) || !/^[A-Z]/.test(role)) continue
    const named = nameIn(piece)
    if (named === null || notAParty.test(named.name) && !company.test(named.name)) continue
    const start = match.index - piece.length + named.from
    if (found.some(({ value }) => value.name.toLowerCase() === named.name.toLowerCase())) continue
    found.push({ value: { name: named.name, role }, ...quoteOf(reading, start, start + named.name.length) })
    last = match.index
  }
  return found.length > 0 ? found : withoutRoles(reading, preamble)
}

const plainPair = /\b(?:by and )?(?:between|among)\b:?\s+([A-Z][^;"()]{2,120}?),? and ([A-Z][^;"().]{2,80}?)(?=[.,;(\n]|$)/

/** "between A and B" on a cover page, where no words are given that they are called by. */
function withoutRoles(reading: Reading, preamble: string): Found<Party>[] {
  const match = preamble.match(plainPair)
  if (match?.index === undefined) return []
  return [match[1] ?? '', match[2] ?? ''].flatMap((words) => {
    const end = words.search(nameEnd)
    const name = (end > 0 ? words.slice(0, end) : words).replace(/[\s,]+$/, '')
    const at = preamble.indexOf(name, match.index)
    return name.length < 2 || at < 0 ? [] : [{ value: { name, role: null }, ...quoteOf(reading, at, at + name.length) }]
  })
}
