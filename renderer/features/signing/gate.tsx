import { Button } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import { texts } from '#renderer/features/signing/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { WordExplained } from '#renderer/components/word-explained.tsx'
import type { ContractView, Problem } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './signing.module.css'

interface GateProps {
  readonly view: ContractView
  readonly onJump: (problem: Problem) => void
  readonly whenSaved: () => Promise<void>
}

/** Everything that stands between the contract and its signing, each with the way there. */
export function Gate({ view, onJump, whenSaved }: GateProps) {
  const { id, updatedAt, state } = view.contract
  const { value: problems, failure, reload } = useLoaded(`${id} ${updatedAt} ${state}`, async () => {
    await whenSaved()
    return call('signing.gate', { contract: id })
  })
  return (
    <RailSection title={texts.gateTitle}>
      <FailureNote failure={failure} onRetry={reload} />
      {problems === null && failure === null ? <Waiting what={texts.checking} /> : null}
      <ul className={classes['problems']}>
        {(problems ?? []).map(problem => (
          <li key={`${problem.code} ${problem.paragraph ?? ''} ${problem.message}`}>
            <IconAlertCircle size={18} stroke={1.8} aria-hidden="true" />
            <span>{problem.message}</span>
            <Button size="compact-xs" variant="default" aria-label={texts.goTo(problem.message)} onClick={() => onJump(problem)}>{texts.goThere}</Button>
          </li>
        ))}
      </ul>
      {problems?.length === 0 ? (
        <>
          <p className={classes['open']}>
            <IconCircleCheck size={20} stroke={1.8} aria-hidden="true" />
            <span>
              {texts.gateOpen} <WordExplained meaning={texts.gateMeaning}>{texts.executionCopy}</WordExplained> {texts.gateReady}
            </span>
          </p>
          <Button fullWidth component={Link} to={`/signing/prepare/${id}`}>{texts.prepare}</Button>
        </>
      ) : null}
    </RailSection>
  )
}
