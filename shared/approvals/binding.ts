import { differingFacts, factInWords } from '#shared/approvals/facts.ts'
import type { ResetRule } from '#shared/approvals/policy.ts'
import type { Decision, Facts } from '#shared/approvals/round.ts'

/** What an approval is held against: the text by its hash, and the facts. */
export interface Ground {
  readonly versionHash: string
  readonly facts: Facts
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/**
 * Why a decision no longer holds, in words, by the reset rule of its seat; null while it does (P3). What counts is what differs between
 * what it was given on and what is there now.
 */
export function whyReset(rule: ResetRule, decision: Decision, now: Ground): string | null {
  const document = decision.versionHash !== now.versionHash
  const changed = (names: readonly string[]): string => `${listed([...(document && rule.on !== 'fields' ? ['the text'] : []), ...names.map(factInWords)])} changed after it was given`
  switch (rule.on) {
    case 'every change': {
      const names = differingFacts(decision.facts, now.facts)
      return document || names.length > 0 ? changed(names) : null
    }
    case 'document':
      return document ? changed([]) : null
    case 'fields': {
      const names = rule.fields.filter((name) => (decision.facts[name] ?? null) !== (now.facts[name] ?? null))
      return names.length > 0 ? changed(names) : null
    }
    case 'nothing':
      return null
  }
}
