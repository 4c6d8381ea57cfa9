import type { HomeItem } from '#shared/ipc/views.ts'

const actions: Readonly<Record<HomeItem['action'], string>> = { continue: 'Continue', review: 'Review', approve: 'Decide', sign: 'Sign', fulfil: 'See to it', renew: 'Decide', open: 'Open' }

export const texts = {
  window: 'Home',
  greeting: (name: string) => `${name}, this needs you today.`,
  calm: (name: string) => `${name}, nothing needs you today.`,
  yourTurn: 'Your turn',
  toApprove: 'To approve',
  toSign: 'To sign',
  due: 'Due and deadlines',
  showAll: (count: string) => `Show all ${count}`,
  actions,
  actionOn: (action: string, title: string) => `${action}: ${title}`,
  nothingTitle: 'A clear desk',
  nothingText: 'No contract waits for you, and no date is near. A good moment to begin one, or to look through those that run.',
  newContract: 'New contract',
  allContracts: 'All contracts',
  firstTitle: 'Your first contract',
  recent: 'Since you were last here',
  recentAll: 'What happened lately',
  nothingNew: 'Nothing has changed since.',
  opening: 'Looking what needs you',
  wholeLog: 'The whole audit log',
  since: (distance: string) => `since ${distance}`,
} as const
