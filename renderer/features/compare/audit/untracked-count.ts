import type { UntrackedDifference } from '#shared/compare/audit-redline.ts'

/** How many changes nobody marked: a passage that was moved is listed in both of its places, and is one. */
export function untrackedCount(differences: readonly Pick<UntrackedDifference, 'kind' | 'before'>[]): number {
  const moved = differences.filter(({ kind }) => kind === 'moved')
  const away = moved.filter(({ before }) => before !== '').length
  return differences.length - moved.length + Math.max(away, moved.length - away)
}
