import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { noticeAsked, type DecisionKind } from '#renderer/features/renewal/choices.ts'
import { texts } from '#renderer/features/renewal/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { MoneyField } from '#renderer/components/fields/money-field.tsx'
import type { Money } from '#shared/document/field.ts'
import type { Output } from '#shared/ipc/api.ts'
import type { Terms } from '#shared/contracts/terms.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { today } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './renewal.module.css'

interface DecideDialogProps {
  readonly contract: ContractId
  readonly title: string
  readonly kind: DecisionKind
  /** How the contract goes on; an option is taken up by notice. */
  readonly terms: Terms['kind'] | null
  readonly onClose: () => void
  readonly onDecided: (answer: Output<'renewals.decide'>) => void
}

/** Decides what becomes of a contract at the end of its term, with the reason. */
export function DecideDialog({ contract, title, kind, terms, onClose, onDecided }: DecideDialogProps) {
  const [reason, setReason] = useState('')
  const [noticeGiven, setNoticeGiven] = useState<CalendarDate | null>(kind !== 'let lapse' && noticeAsked(kind, terms) ? today() : null)
  const [price, setPrice] = useState<Money | null>(null)
  const { busy, failure, run } = useVerb()
  const asksNotice = noticeAsked(kind, terms)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      onDecided(await call('renewals.decide', { contract, kind, noticeGiven: asksNotice ? noticeGiven : null, reason: reason.trim(), price: kind === 'renew' ? price : null }))
      tellDone(texts.decidedNow(texts.decided[kind]))
      onClose()
    })
  }
  return (
    <Modal opened onClose={onClose} title={texts.decideTitle(texts.decisions[kind], title)}>
      <form className={classes['form']} onSubmit={submit}>
        <p>{texts.decisionMeanings[kind]}</p>
        {asksNotice ? <DateField label={texts.noticeGiven} description={texts.noticeHint} value={noticeGiven} onChange={setNoticeGiven} /> : null}
        {kind === 'renew' ? <MoneyField label={texts.price} value={price} onChange={setPrice} /> : null}
        <Textarea label={texts.reason} description={texts.reasonHint} value={reason} onChange={event => setReason(event.currentTarget.value)} required autosize minRows={2} maxRows={8} maxLength={2000} data-autofocus />
        <FailureNote failure={failure} />
        <Group gap="xs" justify="flex-end">
          <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" loading={busy} disabled={reason.trim() === ''}>{texts.decisions[kind]}</Button>
        </Group>
      </form>
    </Modal>
  )
}
