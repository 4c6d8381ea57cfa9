import type { ComparisonSummary, DifferenceKind } from '#shared/compare/compared-changes.ts'

const words: Readonly<Record<DifferenceKind, readonly [one: string, many: string]>> = {
  inserted: ['insertion', 'insertions'],
  deleted: ['deletion', 'deletions'],
  replaced: ['replacement', 'replacements'],
  moved: ['passage moved', 'passages moved'],
  split: ['paragraph split', 'paragraphs split'],
  joined: ['paragraph joined', 'paragraphs joined'],
  formatted: ['change of formatting', 'changes of formatting'],
  changed: ['change of layout or settings', 'changes of layout or settings'],
  whitespace: ['change of white space', 'changes of white space'],
  unseen: ['change that reads the same', 'changes that read the same'],
}

/** How two texts differ, in a sentence without its full stop: “3 insertions and 1 passage moved; 12 words added, 4 taken out”. */
export function summaryWords({ counts, words: { inserted, deleted }, identical }: ComparisonSummary): string {
  if (identical) return 'No differences'
  const kinds = Object.entries(words) as [DifferenceKind, readonly [string, string]][]
  const told = kinds.flatMap(([kind, [one, many]]) => (counts[kind] === 0 ? [] : [`${counts[kind]} ${counts[kind] === 1 ? one : many}`]))
  const last = told.at(-1) ?? ''
  const list = told.length > 1 ? `${told.slice(0, -1).join(', ')} and ${last}` : last
  return inserted + deleted === 0 ? list : `${list}; ${inserted} ${inserted === 1 ? 'word' : 'words'} added, ${deleted} taken out`
}
