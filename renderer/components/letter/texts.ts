import type { NoticeMethod } from '#shared/obligations/breach.ts'

const methods: Readonly<Record<NoticeMethod, string>> = { 'by hand': 'By hand', courier: 'Courier', 'registered post': 'Registered post', post: 'Post', 'e-mail': 'E-mail' }

export const texts = {
  methods,
  method: 'How it is sent',
  drafting: 'Drafting the letter',
  paragraph: (number: string) => `Paragraph ${number}`,
  addBelow: (number: string) => `Add a paragraph after paragraph ${number}`,
  remove: (number: string) => `Take out paragraph ${number}`,
  kept: 'The text is as you changed it.',
  again: 'Draft it anew',
  check: 'A draft from the record of this contract. Read it against the notice clause before it goes out.',
  word: 'Save for Word',
  pdf: 'Save as PDF',
  saved: (fileName: string) => `${fileName} was saved.`,
  letter: 'The letter',
  close: 'Close',
} as const
