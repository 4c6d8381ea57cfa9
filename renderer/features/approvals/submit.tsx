import { Button, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { texts } from '#renderer/features/approvals/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { someoneCanApprove } from '#shared/approvals/decide.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './approvals.module.css'

interface SubmitProps {
  readonly view: ContractView
  readonly onChanged: (view: ContractView) => void
  readonly whenSaved: () => Promise<void>
}

export function Submit({ view, onChanged, whenSaved }: SubmitProps) {
  const { me, people } = useOpenSession()
  const [note, setNote] = useState('')
  const { busy, failure, run } = useVerb()
  const possible = someoneCanApprove(people, me)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await whenSaved()
      onChanged(await call('approvals.submit', { contract: view.contract.id, note: note.trim() }))
      tellDone(texts.submitted)
    })
  }
  return (
    <RailSection title={texts.submitTitle}>
      <form onSubmit={submit} className={classes['form']}>
        <p>{texts.submitText}</p>
        {possible ? <p>{texts.approverNeeded}</p> : (
          <p className={classes['warn']}>
            {texts.noApprover} <Link to="/settings">{texts.toSettings}</Link>
          </p>
        )}
        <Textarea label={texts.note} value={note} onChange={event => setNote(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={2000} />
        <FailureNote failure={failure} />
        <Button type="submit" loading={busy} disabled={!possible}>{texts.submit}</Button>
      </form>
    </RailSection>
  )
}
