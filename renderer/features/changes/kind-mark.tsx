import { IconAdjustmentsHorizontal, IconArrowsMove, IconMinus, IconPlus, IconReplace, IconTypography, type Icon } from '@tabler/icons-react'
import { texts } from '#renderer/features/changes/texts.ts'
import type { ChangeLabel, ListedChange } from '#shared/redline/list.ts'
import classes from './changes.module.css'

export const labelMarks: Readonly<Record<ChangeLabel, Icon>> = {
  inserted: IconPlus,
  deleted: IconMinus,
  replaced: IconReplace,
  moved: IconArrowsMove,
  formatted: IconTypography,
  changed: IconAdjustmentsHorizontal,
}

/** Whether this is the place a moved passage came from. */
export function isMovedAway({ label, kinds }: Pick<ListedChange, 'label' | 'kinds'>): boolean {
  return label === 'moved' && !kinds.includes('insertion')
}

/** What a change did, in a word. */
export function kindWord(change: Pick<ListedChange, 'label' | 'kinds'>): string {
  if (change.label !== 'moved') return texts.labels[change.label]
  return isMovedAway(change) ? texts.movedAway : texts.movedHere
}

/** What a change did: a word with a mark. */
export function KindMark({ change }: { readonly change: ListedChange }) {
  const Mark = labelMarks[change.label]
  return (
    <span className={classes['kind']}>
      <Mark size={14} stroke={2} aria-hidden="true" />
      {kindWord(change)}
    </span>
  )
}
