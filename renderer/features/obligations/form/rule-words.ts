import { parseRecurrence } from '#shared/obligations/recurrence/parse-recurrence.ts'
import { recurrenceInWords } from '#shared/obligations/recurrence/in-words.ts'

/** A rule as people say it, or why it is none. */
export type RuleRead = { readonly words: string; readonly problem: null } | { readonly words: null; readonly problem: string }

/** "Every 3 months on the last day", or what is wrong with the rule. */
export function readRule(rule: string): RuleRead {
  const read = parseRecurrence(rule)
  if (!read.ok) return { words: null, problem: read.refusal.message }
  const words = recurrenceInWords(read.value)
  return { words: `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}.`, problem: null }
}
