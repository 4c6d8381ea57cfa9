export const texts = {
  title: 'Due and near',
  nothing: 'Nothing is due, and no deadline is near.',
  all: 'All obligations',
  opening: 'Fetching the reminders',
  more: (count: string) => `and ${count} more`,
  moreTitle: 'Due and near',
  moreBody: (count: string) => `${count} more things are due or near.`,
  notice: (what: string, title: string) => `${what} · ${title}`,
} as const
