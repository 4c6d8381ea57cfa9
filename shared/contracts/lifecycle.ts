import type { StoredState } from '#shared/contracts/contract.ts'

/** What moves a contract from state to state. */
export const commands = [
  'start drafting',
  'send to review',
  'back to draft',
  'open negotiation',
  'back to review',
  'submit',
  'approve',
  'reopen approval',
  'reject',
  'recall',
  'edit again',
  'open signing',
  'withdraw from signing',
  'decline',
  'complete signing',
  'terminate',
  'supersede',
  'cancel',
] as const
export type Command = (typeof commands)[number]

/** Conditions a transition asks for; transition.ts says what each means and what to tell the person. */
export const guards = [
  'may edit',
  'is owner',
  'reason given',
  'has text',
  'has named version',
  'approval complete',
  'gate passes',
  'all signed',
] as const
export type Guard = (typeof guards)[number]

export interface Transition {
  readonly command: Command
  readonly from: StoredState
  readonly to: StoredState
  readonly guards: readonly Guard[]
  /** Given by a rule as the outcome of something else (an approval, a signature), never chosen by hand. */
  readonly byRule?: true
}

const beforeExecuted = ['request', 'draft', 'review', 'negotiation', 'approval pending', 'approved', 'signing'] as const

/** The lifecycle of a contract: every move there is. A pair of state and command that is not here is refused by name. */
export const transitions: readonly Transition[] = [
  { command: 'start drafting', from: 'request', to: 'draft', guards: ['may edit'] },
  { command: 'send to review', from: 'draft', to: 'review', guards: ['may edit', 'has text'] },
  { command: 'back to draft', from: 'review', to: 'draft', guards: ['may edit'] },
  { command: 'open negotiation', from: 'review', to: 'negotiation', guards: ['may edit'] },
  { command: 'back to review', from: 'negotiation', to: 'review', guards: ['may edit'] },
  { command: 'submit', from: 'negotiation', to: 'approval pending', guards: ['may edit', 'has text', 'has named version'], byRule: true },
  { command: 'approve', from: 'approval pending', to: 'approved', guards: ['approval complete'], byRule: true },
  { command: 'reopen approval', from: 'approved', to: 'approval pending', guards: ['reason given'], byRule: true },
  { command: 'reject', from: 'approval pending', to: 'draft', guards: ['reason given'], byRule: true },
  { command: 'recall', from: 'approval pending', to: 'draft', guards: ['may edit', 'reason given'], byRule: true },
  { command: 'edit again', from: 'approved', to: 'review', guards: ['may edit', 'reason given'] },
  { command: 'edit again', from: 'signing', to: 'review', guards: ['may edit', 'reason given'] },
  { command: 'open signing', from: 'approved', to: 'signing', guards: ['may edit', 'gate passes'], byRule: true },
  { command: 'withdraw from signing', from: 'signing', to: 'approved', guards: ['may edit', 'reason given'], byRule: true },
  { command: 'decline', from: 'signing', to: 'negotiation', guards: ['reason given'], byRule: true },
  { command: 'complete signing', from: 'signing', to: 'executed', guards: ['all signed'], byRule: true },
  { command: 'terminate', from: 'executed', to: 'terminated', guards: ['is owner', 'reason given'] },
  { command: 'supersede', from: 'executed', to: 'superseded', guards: ['is owner', 'reason given'] },
  ...beforeExecuted.map((from): Transition => ({ command: 'cancel', from, to: 'cancelled', guards: ['is owner', 'reason given'] })),
]

/** States in which the text may be written. Everywhere else it is read-only. */
export const editableStates: ReadonlySet<StoredState> = new Set(['request', 'draft', 'review', 'negotiation'])

/** The steps that lead from where writing happens to negotiation, in order. */
export const pathToNegotiation: readonly Command[] = ['start drafting', 'send to review', 'open negotiation']

/** The steps that lead from where writing happens to a submission, in order. */
export const pathToSubmission: readonly Command[] = [...pathToNegotiation, 'submit']

export function isCommand(text: string): text is Command {
  return commands.some((command) => command === text)
}
