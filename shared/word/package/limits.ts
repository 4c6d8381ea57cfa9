const MEGABYTE = 1024 * 1024

/**
 * What a Word file may weigh, in bytes when inflated. Far above any contract (a thousand pages with pictures), far below what would
 * make the window stop answering.
 */
export const LIMITS = {
  file: 256 * MEGABYTE,
  part: 64 * MEGABYTE,
  xml: 32 * MEGABYTE,
  total: 256 * MEGABYTE,
  entries: 5000,
  /** Tags in all XML of a file, start and end: some five hundred pages of which every other word has a formatting of its own. */
  tags: 600_000,
  /** Paragraphs of one part, those in cells too: some fifteen hundred pages. */
  paragraphs: 50_000,
  attributes: 800_000,
  /** Characters written as references (&amp;). */
  references: 500_000,
  /** Above `guarded` bytes, a file that grows more than `ratio` times is a bomb and no document. */
  ratio: 250,
  guarded: 32 * MEGABYTE,
} as const
