const MEGABYTE = 1024 * 1024

/**
 * What a Word file may weigh, in bytes when inflated. Far above any contract (a thousand pages with pictures), far below what would
 * make the window stop answering.
 */
export const LIMITS = {
  file: 256 * MEGABYTE,
  part: 64 * MEGABYTE,
  xml: 96 * MEGABYTE,
  total: 256 * MEGABYTE,
  entries: 5000,
  /** Above `guarded` bytes, a file that grows more than `ratio` times is a bomb and no document. */
  ratio: 250,
  guarded: 32 * MEGABYTE,
} as const
