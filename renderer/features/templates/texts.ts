export const texts = {
  title: 'Templates',
  lede: 'Complete contracts in plain modern words, to be filled in by a short form.',
  opening: 'Fetching the templates',
  goodFor: 'Good for',
  notFor: 'Not for',
  asks: 'What it asks',
  use: 'Use this template',
  version: (version: string) => `Version ${version}`,
  questions: (count: string) => `${count} questions`,
  required: 'needed',
  choose: 'Templates',
  none: 'This Countersign has no templates.',
} as const
