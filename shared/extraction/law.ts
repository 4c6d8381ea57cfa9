import { adjectives, jurisdictions, otherNames, type Jurisdiction } from '#shared/extraction/jurisdictions.ts'
import type { Found } from '#shared/extraction/facts.ts'
import { quoteOf, type Reading } from '#shared/extraction/reading.ts'
import type { Sentence } from '#shared/extraction/sentences.ts'

const byName = new Map(jurisdictions.map((each) => [each.name.toLowerCase(), each]))
for (const [other, name] of Object.entries(otherNames)) {
  const known = byName.get(name.toLowerCase())
  if (known !== undefined) byName.set(other, known)
}

const literal = (name: string): string => name.replace(/[.]/g, '\\.').replace(/ /g, ' ?')
const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(literal).join('|')
const anyName = new RegExp(`(?<![A-Za-z])(${names})(?![a-z])`, 'gi')
const anyAdjective = new RegExp(`(?<![A-Za-z])(${Object.keys(adjectives).join('|')}) (?:substantive )?laws?(?![a-z])`, 'gi')

const governs = /\b(?:govern(?:ed|s|ing)?|constru(?:ed|ction)|interpret(?:ed|ation)?|enforced|determined|resolved|applicable|apply|applies|shall be (?:that|those)|subject to|under)\b/i
/** Of words about somebody's founding, licences or courts, no law of the contract is learned. */
const otherLaw = /\b(?:organi[sz]ed|incorporated|existing|formed|established|registered|duly|good standing|admitted|licensed|chartered)\b[^;]{0,60}$/i
const aboutContract = /\b(?:this|the) (?:\w+ ){0,5}(?:agreement|contract|deed|lease|licen[cs]e|instrument|letter|amendment|guaranty|guarantee|note|terms|plan|undertaking|arrangement|order|power of attorney)\b|\b(?:validity|construction|interpretation|performance|enforce)/i

interface Candidate {
  readonly places: readonly Jurisdiction[]
  readonly score: number
  readonly sentence: Sentence
}

/** The place named by some words of a text, if it is one known. */
export function placeNamed(words: string): Jurisdiction | null {
  return byName.get(words.toLowerCase()) ?? byName.get(words.toLowerCase().replace(/\s+/g, ' ')) ?? spaced.get(words.toLowerCase().replace(/ /g, '')) ?? null
}
const spaced = new Map([...byName].map(([name, each]) => [name.replaceAll(' ', ''), each]))

/** After "the laws of": what stands before the name of the place. */
const lead = /^(?: ?(?:of|in|in force in|in effect in|and|,|;|the|both|state|siate|commonwealth|province|territory|republic|kingdom|grand duchy|country|special administrative region|region|united|constituent|without|federal|applicable|therein|&)(?![a-z]))* ?$/i

/** The places named after "law of", each following on the one before with nothing but small words between. */
function placesAfter(text: string, from: number): readonly Jurisdiction[] {
  const places: Jurisdiction[] = []
  let at = from
  for (const match of text.slice(from, from + 220).matchAll(anyName)) {
    const place = placeNamed(match[1] ?? '')
    const between = text.slice(at, from + match.index)
    const further = places.length > 0
    if (place === null || !lead.test(between.replace(/[.']/g, ''))) break
    if (further && !/\b(?:and|or)\b|&|;/i.test(between)) {
      at = from + match.index + match[0].length
      continue
    }
    places.push(place)
    at = from + match.index + match[0].length
  }
  return places
}

const lawOf = /\blaws?\b(?: and (?:decisions|regulations|statutes|courts|rules))?(?:,? (?:\(?(?:statutory|excluding|other than|without|but not|both|as)\b[^,;)]{0,80}[,)]?))?(?: (?:then |presently |now )?(?:applicable|prevailing|in force|in effect|enacted|and public policy|principles))?(?: and public policy)? ?,? ?(?:of|in|for)\b/gi
const lawAfter = new RegExp(`(?<![A-Za-z])(${names})(?: state)?(?:'s)? (?:(?:state|substantive|internal|contract|domestic|local) )?laws?(?![a-z])`, 'gi')
const labelled = /^(?:\(?[\d.a-z]{1,6}[.)]? )?(?:governing|applicable|proper) law(?: and [a-z ]{3,30})?\s?[:.-]\s?/i

/** The law a sentence names for the contract, with how sure its words make it; null where it names none. */
function candidateIn(sentence: Sentence): Candidate | null {
  const { text, heading } = sentence
  if (!/\blaws?\b/i.test(text) && !/\b(?:governing|applicable) law/i.test(heading)) return null
  const label = text.match(labelled)
  if (!governs.test(text) && label === null && !/\blaw\b/i.test(heading)) return null
  const places = [...placesByNoun(text), ...placesByAdjective(text)]
  if (places.length === 0 && label !== null) places.push(...placesAfter(text, label[0].length))
  if (places.length === 0) return null
  const score =
    (/\bgovern(?:ed|s)?\b/i.test(text) ? 4 : 0) +
    (/\bconstru|\binterpret/i.test(text) ? 3 : 0) +
    (aboutContract.test(text) || /^\W*(?:[\d.]{1,6} )?(?:it|the same) (?:is|will be|shall be) governed/i.test(text) ? 2 : 0) +
    (/\blaw\b/i.test(heading) ? 3 : 0) +
    (label === null ? 0 : 5) +
    (/\bin accordance with\b|\bunder\b|\bpursuant to\b/i.test(text) ? 1 : 0) -
    (/\b(?:counsel|opinion|indemni|merger|arbitrat(?:or|ion) (?:act|rules)|securities act|comply with|compliance with|corporation law)/i.test(text) ? 2 : 0)
  return { places, score, sentence }
}

/** The first law named, and one that is joined to it with nothing but "and" between. */
function placesByNoun(text: string): Jurisdiction[] {
  const found: Jurisdiction[] = []
  let last = -1
  for (const match of text.matchAll(lawOf)) {
    if (otherLaw.test(text.slice(Math.max(0, match.index - 120), match.index))) continue
    if (found.length > 0 && !joined.test(text.slice(last, match.index))) break
    const places = placesAfter(text, match.index + match[0].length)
    last = match.index + match[0].length
    found.push(...places)
  }
  return found
}
const joined = /^.{2,60}?(?: and|,)(?:,? to the extent .{1,40},)?(?: by| under)? the $/i

function placesByAdjective(text: string): Jurisdiction[] {
  const found: Jurisdiction[] = []
  for (const [match, name] of [...[...text.matchAll(anyAdjective)].map((each) => [each, adjectives[(each[1] ?? '').toLowerCase()]] as const), ...[...text.matchAll(lawAfter)].map((each) => [each, each[1]] as const)]) {
    const place = placeNamed(name ?? '')
    const before = text.slice(Math.max(0, match.index - 120), match.index)
    if (place !== null && !otherLaw.test(before) && /\b(?:govern|constru|interpret|subject to|law)/i.test(text)) found.push(place)
  }
  return found.slice(0, 1)
}

const leastSure = 5

/** The law that governs the contract, in its plain form: "England and Wales", "New York". */
export function findLaw(reading: Reading, sentences: readonly Sentence[]): { readonly fact: Found<string>; readonly place: Jurisdiction } | null {
  let best: Candidate | null = null
  for (const sentence of sentences) {
    const candidate = candidateIn(sentence)
    if (candidate !== null && candidate.score >= leastSure && candidate.score > (best?.score ?? 0)) best = candidate
  }
  const [place] = best?.places ?? []
  if (best === null || place === undefined) return null
  const value = [...new Set(nations(best.places).map(({ name }) => name))].join(' and ')
  return { fact: { value, ...quoteOf(reading, best.sentence.from, best.sentence.from + best.sentence.text.length) }, place }
}

/** Beside the law of a state its nation's adds nothing: "the laws of Delaware and of the United States". */
function nations(places: readonly Jurisdiction[]): readonly Jurisdiction[] {
  const smaller = places.filter(({ name }) => name !== 'United States' && name !== 'Canada')
  const kept = smaller.length > 0 ? smaller : places
  const both = kept.some(({ name }) => name === 'England') && kept.some(({ name }) => name === 'Wales')
  const joined = both ? jurisdictions.find(({ name }) => name === 'England and Wales') : undefined
  return joined === undefined ? kept : [joined]
}
