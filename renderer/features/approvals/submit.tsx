import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { texts } from '#renderer/features/approvals/texts.ts'
import { ApprovalRoute } from '#renderer/components/approval-route.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { isOwner } from '#shared/contracts/person.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './approvals.module.css'

interface SubmitProps {
  readonly view: ContractView
  /** Whether what was typed is still on its way to the disk. */
  readonly saving: boolean
  readonly onChanged: (view: ContractView) => void
  readonly whenSaved: () => Promise<void>
}

/** Milliseconds without typing before the route is asked for anew. */
const pause = 600

/** Does something a moment after a change of the text was saved. */
function useAfterSaving(saving: boolean, act: () => void): void {
  const changed = useRef(false)
  useEffect(() => {
    if (saving) changed.current = true
    if (saving || !changed.current) return undefined
    const timer = setTimeout(() => {
      changed.current = false
      act()
    }, pause)
    return () => clearTimeout(timer)
  }, [saving, act])
}

/** Submitting, with the route that the submission will take. */
export function Submit({ view, saving, onChanged, whenSaved }: SubmitProps) {
  const { me, people } = useOpenSession()
  const [note, setNote] = useState('')
  const { busy, failure, run } = useVerb()
  const contract = view.contract.id
  const { value, failure: unread, loading, reload } = useLoaded(`${contract} ${view.contract.updatedAt} ${view.contract.state} ${me.id} ${String(people.length)}`, async () => {
    await whenSaved()
    return (await call('approvals.route', { contract })).route
  })
  useAfterSaving(saving, reload)
  const stuck = value !== null && value.problems.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await whenSaved()
      const next = await call('approvals.submit', { contract, note: note.trim() })
      onChanged(next)
      tellDone(next.contract.state === 'approved' ? texts.approvedAtOnce : texts.submitted)
    })
  }
  return (
    <>
      <RailSection title={texts.route}>
        <FailureNote failure={unread} onRetry={reload} />
        {value === null ? (unread === null ? <Waiting what={texts.working} /> : null) : (
          <div className={classes['form']} aria-busy={loading}>
            <p className={classes['faint']}>{texts.routeOf(value.policy)}</p>
            <div><ApprovalRoute route={value} previewed /></div>
            {stuck ? <p><Link to="/settings">{texts.toSettings}</Link>{isOwner(me) ? <> · <Link to="/settings/approvals">{texts.toRules}</Link></> : null}</p> : null}
          </div>
        )}
      </RailSection>
      <RailSection title={texts.submitTitle}>
        <form onSubmit={submit} className={classes['form']}>
          <p>{texts.submitText}</p>
          <Textarea label={texts.note} value={note} onChange={event => setNote(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={2000} />
          <FailureNote failure={failure} />
          <Button type="submit" loading={busy} disabled={stuck}>{texts.submit}</Button>
        </form>
      </RailSection>
    </>
  )
}
