import type { decisionKinds, endingDays, termKinds } from '#shared/contracts/terms.ts'
import type { standings } from '#shared/renewal/standing.ts'

const kinds: Readonly<Record<(typeof termKinds)[number], string>> = { fixed: 'Fixed', automatic: 'Automatic', optional: 'Optional', evergreen: 'Evergreen' }
const kindMeanings: Readonly<Record<(typeof termKinds)[number], string>> = {
  fixed: 'Ends on its last day. Nothing follows.',
  automatic: 'Renews by itself unless somebody gives notice in time.',
  optional: 'Goes on only if somebody takes up the option.',
  evergreen: 'Runs until somebody gives notice.',
}
const decisions: Readonly<Record<(typeof decisionKinds)[number], string>> = { renew: 'Renew', renegotiate: 'Renegotiate', 'let lapse': 'Let it lapse', terminate: 'Give notice' }
const decided: Readonly<Record<(typeof decisionKinds)[number], string>> = { renew: 'To be renewed', renegotiate: 'To be renegotiated', 'let lapse': 'Left to lapse', terminate: 'Notice given' }
const standingNames: Readonly<Record<(typeof standings)[number], string>> = {
  unknown: 'Term unknown',
  'not started': 'Not begun',
  'notice due': 'Notice possible',
  renews: 'Renews',
  'runs out': 'Runs out',
  ended: 'Ended',
  evergreen: 'Evergreen',
}
const endings: Readonly<Record<(typeof endingDays)[number], string>> = { 'any day': 'on any day', 'month end': 'at the end of a month', 'quarter end': 'at the end of a quarter', 'year end': 'at the end of a year' }

export const texts = {
  kinds,
  kindMeanings,
  decisions,
  decided,
  standings: standingNames,
  endings,
  pill: (words: string) => `Term: ${words}`,
  lastSafeDay: 'Last safe day for our notice',
  theirLastDay: 'Last day for theirs',
  noParty: 'No party yet',
  term: (number: string) => `term ${number}`,
  reason: 'Why',
  reasonHint: 'Kept with the decision.',
  cancel: 'Cancel',
  noticeGiven: 'Notice was given on',
  noticeHint: 'Empty while it has not gone out.',
  price: 'Price agreed for the next term',
  decideTitle: (decision: string, contract: string) => `${decision}: ${contract}`,
  decidedNow: (decided: string) => `${decided}. The decision is kept.`,
  decisionMeanings: {
    renew: 'It goes on for another term.',
    renegotiate: 'It goes on only on other terms; talks begin.',
    'let lapse': 'It ends on the last day of this term.',
    terminate: 'Notice is given, so that it ends.',
  },
} as const
