export const texts = {
  droppedTitle: (name: string) => `What is ${name}?`,
  droppedReceive: 'A new version from the other side: take it in',
  droppedCompare: 'Something to compare with the working text',
  droppedAudit: 'What came back: look for changes that were not tracked',
  droppedNew: 'A contract of its own',
} as const
