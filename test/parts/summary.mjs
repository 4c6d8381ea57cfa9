import { say } from '../../electron/bootstrap/report.mjs'

const column = (text, width) => String(text).padStart(width)

function line({ name, ok, passed, failed, skipped, seconds, note }) {
  const counts = passed === undefined ? column('', 27) : `${column(passed, 7)} ✓${column(failed, 7)} ✗${column(skipped.length, 6)} skipped`
  return `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(6)} ${counts.padEnd(32)} ${column(seconds.toFixed(1), 6)} s${note === undefined ? '' : `  ${note}`}`
}

const duration = seconds => (seconds < 60 ? `${Math.ceil(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`)

/** Prints what each part found, what was skipped and why, and the total; answers whether all is well. */
export function printSummary(outcomes, notes) {
  const skipped = outcomes.flatMap(({ skipped = [] }) => skipped)
  const total = outcomes.reduce((sum, { seconds }) => sum + seconds, 0)
  const ok = outcomes.every(outcome => outcome.ok)
  say('')
  for (const outcome of outcomes) say(line(outcome))
  if (skipped.length > 0) say(`\nSkipped:`)
  for (const { test, reason } of skipped) say(`  ${test}${reason === null ? '' : `: ${reason}`}`)
  const twice = outcomes.flatMap(outcome => outcome.twice ?? [])
  if (twice.length > 0) say(`\nPassed only the second time:\n${twice.map(title => `  ${title}`).join('\n')}`)
  for (const note of notes) say(`\n${note}`)
  say(`\n${ok ? 'All passed' : 'Failed'} in ${duration(total)}.`)
  return ok
}
