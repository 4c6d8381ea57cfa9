import { extractTerms } from '#shared/extraction/extract-terms.ts'
import { goldClauses, goldScore } from '#test/bench/material/gold-clauses.ts'
import { labelledContracts } from '#test/bench/material/labelled-contracts.ts'
import { markedKinds, passagesMet } from '#test/bench/material/marked-passages.ts'
import { scoredFacts, scoreOf } from '#test/bench/material/term-answers.ts'
import { figure, type Aim, type Line } from '#test/bench/line.ts'
import type { Measured } from '#test/bench/topic.ts'

const precision: Aim = { of: 'ours', least: 85 }
const recall: Aim = { of: 'ours', least: 75 }
const share = (part: number, whole: number): number => (whole === 0 ? 100 : (part / whole) * 100)

/** How many of the facts read out of real contracts are right, and how many of those that experts found are read. */
export async function measureExtraction(): Promise<Measured> {
  const contracts = labelledContracts()
  if (contracts === null) return { lines: [], notes: ['extraction skipped: corpus not present'] }
  const times: number[] = []
  const read = contracts.map((contract) => {
    const start = performance.now()
    const extracted = extractTerms(contract.text)
    times.push(performance.now() - start)
    return { contract, extracted }
  })
  const lines: Line[] = []
  for (const half of ['unseen', 'looked at'] as const) {
    const part = read.filter(({ contract }) => contract.half === half)
    for (const fact of scoredFacts) {
      const { right, given, wanted } = scoreOf(fact, part)
      lines.push(figure(`${half}: ${fact.name}, precision (${right} of ${given})`, '%', [share(right, given)], fact.aimed ? precision : null))
      lines.push(figure(`${half}: ${fact.name}, recall (${right} of ${wanted})`, '%', [share(right, wanted)], fact.aimed ? recall : null))
    }
    for (const kind of markedKinds) {
      const counts = part.map((each) => passagesMet(kind, each))
      const [met, marked] = [counts.reduce((sum, count) => sum + count.met, 0), counts.reduce((sum, count) => sum + count.marked, 0)]
      lines.push(figure(`${half}: ${kind.name} passages met by a suggestion (${met} of ${marked})`, '%', [share(met, marked)]))
    }
  }
  for (const { kind, right, given, wanted } of goldScore(goldClauses)) {
    lines.push(figure(`our own clauses: ${kind}, precision (${right} of ${given})`, '%', [share(right, given)]))
    lines.push(figure(`our own clauses: ${kind}, recall (${right} of ${wanted})`, '%', [share(right, wanted)]))
  }
  lines.push(figure('reading the facts of one contract', 'ms', times), figure('reading the facts of the slowest contract', 'ms', [Math.max(...times)]))
  return { lines, notes }
}

const notes = [
  'The contracts are split by a hash of their names: rules were written while looking at the one half; of the other only these counts were ever seen.',
  'An answer counts as right when it equals the label: dates by the day, lengths by count and unit (12 months are a year), laws by the set of places. A label with a blank in it or without an answer means that nothing is the right answer. Labels count an end from the effective date by the corresponding day.',
  'Effective date: the label, or the date of the agreement where nothing is marked as effective; the line “where one is stated as such” takes the label alone, so that each contract that only bears a date counts against its precision.',
  'Expiration date: where the text neither names an end nor says that it lasts until somebody ends it, we answer nothing; the labels often call such a contract perpetual. The line “where it is a day” leaves perpetual ones out.',
  'Notice and payment passages: whether some suggestion’s quote overlaps what is marked as notice against renewal or termination for convenience, and as minimum commitment, revenue sharing or price restriction, of the latter those that speak of paying, fees, royalties or commissions (many are about quantities). Those labels mark only some of the obligations of a contract, so they tell no precision; that is told by clauses written for it.',
]
