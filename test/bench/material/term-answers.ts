import type { LabelledContract } from '#test/bench/material/labelled-contracts.ts'
import type { Extracted } from '#shared/extraction/facts.ts'

/** A fact that is scored: the answers that count as right (none: the text does not say), and ours, in one manner of writing. */
export interface ScoredFact {
  readonly name: string
  /** Whether it is held to the aim. */
  readonly aimed: boolean
  readonly right: (contract: LabelledContract) => readonly string[]
  readonly ours: (extracted: Extracted) => string | null
}

/** m/d/yy as ISO 8601; answers with a blank in them ("[]/[]/2013") name no day, so nothing is right. */
function days(answer: string): string[] {
  return answer.split(/[;,]/).flatMap((part) => {
    const text = part.trim().toLowerCase()
    if (text === 'perpetual') return [text]
    const [, month, day, year] = text.match(/^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/) ?? []
    if (month === undefined || day === undefined || year === undefined) return []
    const full = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`
    return [`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`]
  })
}

/** "successive 1 year" and "1 year" are the same length. */
const lengths = (answer: string): string[] =>
  answer.split(';').flatMap((part) => {
    const [, count, unit] = part.match(/(\d+)\s*(business day|day|week|month|year)s?/i) ?? []
    return count === undefined || unit === undefined ? [] : [lengthText(Number(count), `${unit.toLowerCase()}s`)]
  })

/** Twelve months are a year. */
function lengthText(count: number, unit: string): string {
  return unit === 'years' ? `${count * 12} months` : `${count} ${unit}`
}

const lawText = (names: readonly string[]): string => [...new Set(names)].sort().join(' + ')

function laws(answer: string): string[] {
  const names = answer.split(';').flatMap((part) => {
    const name = part.replace(/,\s*(?:Canada|United Kingdom|USA|United States|Australia)$/i, '').trim()
    return name === '' || /convention/i.test(name) ? [] : [name]
  })
  return names.length === 0 ? [] : [lawText(names)]
}

const effectiveStated: ScoredFact = {
  name: 'effective date, where one is stated as such',
  aimed: false,
  right: (contract) => days(contract.answer('Effective Date')),
  ours: ({ effective }) => effective?.value ?? null,
}

export const scoredFacts: readonly ScoredFact[] = [
  {
    name: 'expiration date',
    aimed: true,
    right: (contract) => days(contract.answer('Expiration Date')),
    ours: ({ expiration }) => expiration?.value ?? null,
  },
  {
    // A contract that names no other day takes effect on its own date.
    name: 'effective date',
    aimed: true,
    right: (contract) => (contract.spans('Effective Date').length > 0 ? effectiveStated.right(contract) : days(contract.answer('Agreement Date'))),
    ours: effectiveStated.ours,
  },
  {
    name: 'renewal term',
    aimed: true,
    right: (contract) => lengths(contract.answer('Renewal Term')),
    ours: ({ renewalTerm }) => (renewalTerm === null ? null : lengthText(renewalTerm.value.period.count, renewalTerm.value.period.unit)),
  },
  {
    name: 'notice period',
    aimed: true,
    right: (contract) => lengths(contract.answer('Notice Period To Terminate Renewal')),
    ours: ({ noticePeriod }) => (noticePeriod === null ? null : lengthText(noticePeriod.value.count, noticePeriod.value.unit)),
  },
  {
    name: 'governing law',
    aimed: true,
    right: (contract) => laws(contract.answer('Governing Law')),
    ours: ({ governingLaw }) => (governingLaw === null ? null : lawText(governingLaw.value.split(' and '))),
  },
  effectiveStated,
  {
    name: 'expiration date, where it is a day',
    aimed: false,
    right: (contract) => days(contract.answer('Expiration Date')).filter((day) => day !== 'perpetual'),
    ours: ({ expiration }) => (expiration === null || expiration.value === 'perpetual' ? null : expiration.value),
  },
]

/** How many of our answers are right, and how many of the answers there are we have. */
export interface Score {
  readonly right: number
  readonly given: number
  readonly wanted: number
}

export function scoreOf(fact: ScoredFact, contracts: readonly { readonly contract: LabelledContract; readonly extracted: Extracted }[]): Score {
  const score = { right: 0, given: 0, wanted: 0 }
  for (const { contract, extracted } of contracts) {
    const [ours, right] = [fact.ours(extracted), fact.right(contract)]
    if (ours !== null) score.given += 1
    if (right.length > 0) score.wanted += 1
    if (ours !== null && right.includes(ours)) score.right += 1
  }
  return score
}
