import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { texts } from '#renderer/features/audit/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import type { Output } from '#shared/ipc/api.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './audit.module.css'

interface ChainVerdictProps {
  readonly verdict: Output<'audit.check'> | null
}

/** Whether the chain holds, and where it first does not. */
export function ChainVerdict({ verdict }: ChainVerdictProps) {
  const locale = useLocale()
  const sound = verdict !== null && verdict.firstAltered === null
  return (
    <output>
      {verdict === null ? null : (
        <div className={classes['verdict']} data-sound={sound}>
          {sound ? <IconCircleCheck size={24} stroke={1.6} aria-hidden="true" /> : <IconAlertTriangle size={24} stroke={1.6} aria-hidden="true" />}
          <p>
            {sound ? texts.checkedFine(counted(verdict.entries, texts.entry, texts.entries, locale)) : verdict.message}
            <span className={classes['head']}>
              {texts.head}: <HashText hash={verdict.head} of={texts.head} />
            </span>
          </p>
        </div>
      )}
    </output>
  )
}
