import type { Reminder } from '#shared/ipc/obligations-api.ts'

const panels: Readonly<Record<Reminder['kind'], string>> = {
  obligation: 'obligations',
  overdue: 'obligations',
  'evidence expires': 'obligations',
  cure: 'obligations',
  'notice deadline': 'term',
  'term ends': 'term',
  approval: 'approvals',
}

/** Where that of which a reminder tells is done. */
export const reminderAddress = ({ contract, kind }: Pick<Reminder, 'contract' | 'kind'>): string => `/contracts/${contract}?panel=${panels[kind]}`
