import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { auditTexts } from '#renderer/features/compare/texts.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './audit.module.css'

/** The one sentence: how many changes nobody marked, or that there are none. */
export function AuditHeadline({ untracked, tracked }: { readonly untracked: number; readonly tracked: number }) {
  const locale = useLocale()
  const honest = untracked === 0
  const Mark = honest ? IconShieldCheck : IconAlertTriangle
  return (
    <output className={classes['verdict']} data-honest={honest}>
      <Mark size={40} stroke={1.4} aria-hidden="true" />
      <div>
        <p className={classes['sentence']}>{honest ? auditTexts.honest : counted(untracked, auditTexts.oneUntracked, auditTexts.manyUntracked, locale)}</p>
        <p className={classes['aside']}>{honest ? (tracked === 0 ? auditTexts.unchanged : auditTexts.honestText) : auditTexts.untrackedText}</p>
      </div>
    </output>
  )
}
