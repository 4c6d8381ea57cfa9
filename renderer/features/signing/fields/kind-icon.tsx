import { IconBriefcase, IconCalendar, IconCheckbox, IconLetterCase, IconSignature, IconTextCaption, IconUser, type Icon } from '@tabler/icons-react'
import type { PlacedFieldKind } from '#shared/signing/ceremony.ts'

const icons: Readonly<Record<PlacedFieldKind, Icon>> = {
  signature: IconSignature,
  initials: IconLetterCase,
  name: IconUser,
  title: IconBriefcase,
  date: IconCalendar,
  text: IconTextCaption,
  checkbox: IconCheckbox,
}

/** What goes into a field, as a sign. */
export function KindIcon({ kind, size = 16 }: { readonly kind: PlacedFieldKind; readonly size?: number }) {
  const Sign = icons[kind]
  return <Sign size={size} stroke={1.7} aria-hidden="true" />
}
