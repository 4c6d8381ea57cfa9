export const texts = {
  board: 'Obligations by state',
  column: (name: string, count: string) => `${name}: ${count}`,
  means: {
    scheduled: (days: string) => `in the next ${days} days`,
    open: () => 'to be done now',
    submitted: () => 'waits to be accepted',
    returned: () => 'to be done again',
    accepted: (days: string) => `in the last ${days} days`,
  },
  none: 'None',
  more: (count: string) => `Show more of ${count}`,
  move: (what: string) => `Move: ${what}`,
  moveTo: (column: string) => `To “${column}”`,
  waive: 'Waive',
  hint: 'Drag a card, or use its menu. Arrow keys go from card to card.',
} as const
