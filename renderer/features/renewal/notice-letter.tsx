import { useState } from 'react'
import { texts } from '#renderer/features/renewal/panel/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { LetterDialog } from '#renderer/components/letter/letter-dialog.tsx'
import { MethodField } from '#renderer/components/letter/method-field.tsx'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { NoticeMethod } from '#shared/obligations/breach.ts'
import { call } from '#renderer/lib/client.ts'
import { formatDate, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './renewal.module.css'

interface NoticeLetterProps {
  readonly contract: ContractId
  readonly onClose: () => void
}

/** The letter that gives notice, with the day on which it is taken to arrive. */
export function NoticeLetter({ contract, onClose }: NoticeLetterProps) {
  const locale = useLocale()
  const [method, setMethod] = useState<NoticeMethod>('registered post')
  const [on, setOn] = useState<CalendarDate>(today())
  return (
    <LetterDialog
      opened
      onClose={onClose}
      title={texts.letterTitle}
      basis={`${contract} ${method} ${on}`}
      make={(format, text) => call('renewals.letter', { contract, method, on, format, text })}
      head={
        <>
          <MethodField value={method} onChange={setMethod} />
          <DateField label={texts.sentOn} value={on} onChange={date => date !== null && setOn(date)} required />
        </>
      }
      renderNote={({ deemed, inTime }) => <p className={classes['verdict']} data-good={inTime}>{inTime ? texts.inTime(formatDate(deemed, locale)) : texts.tooLate(formatDate(deemed, locale))}</p>}
    />
  )
}
