import { IconArrowsJoin, IconArrowsSplit, IconArrowsUpDown, IconEqual, IconMinus, IconPlus, IconReplace, IconSettings, IconSpace, IconTable, IconTypography, type Icon } from '@tabler/icons-react'
import type { Facet } from '#renderer/features/compare/compared.ts'

const marks: Readonly<Record<Facet, Icon>> = {
  inserted: IconPlus,
  deleted: IconMinus,
  replaced: IconReplace,
  moved: IconArrowsUpDown,
  split: IconArrowsSplit,
  joined: IconArrowsJoin,
  formatted: IconTypography,
  changed: IconSettings,
  whitespace: IconSpace,
  unseen: IconEqual,
  table: IconTable,
}

/** The sign of a kind of change, beside its word. */
export function ChangeMark({ facet, size = 16 }: { readonly facet: Facet; readonly size?: number }) {
  const Mark = marks[facet]
  return <Mark size={size} stroke={1.8} aria-hidden="true" />
}
