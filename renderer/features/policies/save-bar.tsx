import { Button } from '@mantine/core'
import { IconCheck, IconPencil } from '@tabler/icons-react'
import { isUnsaved, usePolicyDraft } from '#renderer/features/policies/draft.ts'
import type { PolicyProblem } from '#renderer/features/policies/problems.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './policies.module.css'

interface SaveBarProps {
  readonly problems: readonly PolicyProblem[]
}

/** Whether what is written is saved, and the ways on from there. It is always there, so that nothing moves when something changes. */
export function SaveBar({ problems }: SaveBarProps) {
  const draft = usePolicyDraft()
  const { busy, failure, run } = useVerb()
  const unsaved = isUnsaved(draft)
  const save = () =>
    run(async () => {
      draft.took((await call('policies.save', { policies: [...draft.policies] })).policies)
      tellDone(texts.saved)
    })
  const discard = () => {
    draft.discard()
    tellDone(texts.discarded, draft.undo)
  }
  const Mark = unsaved ? IconPencil : IconCheck
  return (
    <div className={classes['saveBar']} data-unsaved={unsaved}>
      <FailureNote failure={failure} />
      <div className={classes['saveLine']}>
        <output className={classes['saveState']}><Mark size={17} stroke={1.8} aria-hidden="true" /><span className={classes['saveWord']}>{unsaved ? texts.unsaved : texts.allSaved}</span>{unsaved && problems.length > 0 ? <span className={classes['faint']}>{problems[0]?.message}</span> : null}</output>
        <Button className={classes['quiet'] ?? ''} size="sm" variant="subtle" disabled={draft.past.length === 0} onClick={draft.undo}>{texts.undo}</Button>
        <Button className={classes['quiet'] ?? ''} size="sm" variant="subtle" color="gray" disabled={!unsaved} onClick={discard}>{texts.discard}</Button>
        <Button size="sm" loading={busy} disabled={!unsaved || problems.length > 0} onClick={save}>{texts.save}</Button>
      </div>
    </div>
  )
}
