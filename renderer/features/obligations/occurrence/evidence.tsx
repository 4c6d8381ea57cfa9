import { Button } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { texts } from '#renderer/features/obligations/occurrence/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Evidence, Occurrence } from '#shared/obligations/occurrence.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { formatDate, localDay, today } from '#renderer/lib/formatting.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './occurrence.module.css'

/** The files that show that something was done. */
export function EvidenceList({ occurrence }: { readonly occurrence: Occurrence }) {
  const locale = useLocale()
  const { people } = useOpenSession()
  const open = async (evidence: Evidence) => {
    const { blob, fileName } = await call('occurrences.openEvidence', { occurrence: occurrence.id, blob: evidence.blob })
    await saveBlob(blob, fileName, 'application/octet-stream')
  }
  if (occurrence.evidence.length === 0) return <p className={classes['faint']}>{texts.noEvidence}</p>
  return (
    <ul className={classes['files']} aria-label={texts.evidence}>
      {occurrence.evidence.map(evidence => (
        <li key={evidence.blob}>
          <IconPaperclip size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes['fileWords']}>
            <button type="button" className={classes['fileName']} aria-label={texts.openFile(evidence.fileName)} onClick={() => attempt(() => open(evidence))}>{evidence.fileName}</button>
            <span className={classes['faint']} data-passed={evidence.validUntil !== null && evidence.validUntil < today()}>
              {evidence.validUntil === null ? '' : `${evidence.validUntil < today() ? texts.ranOut(formatDate(evidence.validUntil, locale)) : texts.validTo(formatDate(evidence.validUntil, locale))} · `}
              {texts.addedBy(nameOf(people, evidence.by), formatDate(localDay(evidence.at), locale))}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

interface AddEvidenceProps {
  readonly occurrence: Occurrence
  readonly what: string
  readonly onAdded: (of: ContractObligations) => void
}

/** Takes a file in as evidence, with the day it runs out where it does. */
export function AddEvidence({ occurrence, what, onAdded }: AddEvidenceProps) {
  const input = useRef<HTMLInputElement>(null)
  const [validUntil, setValidUntil] = useState<CalendarDate | null>(null)
  const { busy, failure, run } = useVerb()
  const take = (file: File | undefined) => {
    if (file === undefined) return
    run(async () => {
      const blob = await uploadBlob(file, file.name)
      onAdded(await call('occurrences.addEvidence', { occurrence: occurrence.id, blob, fileName: file.name, validUntil }))
      setValidUntil(null)
    })
  }
  return (
    <>
      <div className={classes['adding']}>
        <DateField label={texts.validUntil} description={texts.validHint} value={validUntil} onChange={setValidUntil} />
        <Button variant="default" loading={busy} leftSection={<IconPaperclip size={16} aria-hidden="true" />} aria-label={texts.addingTo(what)} onClick={() => input.current?.click()}>{texts.addFile}</Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        onChange={event => {
          take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <FailureNote failure={failure} />
    </>
  )
}
