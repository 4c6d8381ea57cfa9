import { decisionKinds, termKinds, type RenewalDecision, type Terms } from '#shared/contracts/terms.ts'

export type DecisionKind = RenewalDecision['kind']

/** What makes no sense for a contract that goes on in this way: a fixed term has no renewal, an evergreen one does not lapse. */
const senseless: Readonly<Record<Terms['kind'], ReadonlySet<DecisionKind>>> = {
  fixed: new Set(['renew', 'terminate']),
  automatic: new Set(),
  optional: new Set(['terminate']),
  evergreen: new Set(['let lapse']),
}

/** What can be decided about the end of a term; nothing while nobody has said how the contract goes on. */
export function choicesFor(kind: Terms['kind'] | null): readonly DecisionKind[] {
  return kind === null ? [] : decisionKinds.filter(each => !senseless[kind].has(each))
}

/** Whether a decision goes out as a notice: to end, to let lapse what renews by itself, or to take up an option. */
export function noticeAsked(decision: DecisionKind, kind: Terms['kind'] | null): boolean {
  return decision === 'terminate' || (decision === 'let lapse' && kind === 'automatic') || (decision === 'renew' && kind === 'optional')
}

export const kindFrom = (text: string): Terms['kind'] | null => termKinds.find(kind => kind === text) ?? null
