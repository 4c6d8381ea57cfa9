import { useEffect } from 'react'
import { Link } from 'react-router'
import { IconChevronLeft } from '@tabler/icons-react'
import { FieldsStep } from '#renderer/features/signing/fields/fields-step.tsx'
import { BeginStep } from '#renderer/features/signing/prepare/begin-step.tsx'
import { PeopleStep } from '#renderer/features/signing/prepare/people-step.tsx'
import { allNamed, planOf, type Asked } from '#renderer/features/signing/prepare/people.ts'
import { usePreparation, type Step } from '#renderer/features/signing/prepare/store.ts'
import { texts } from '#renderer/features/signing/prepare/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { ContractId } from '#shared/lib/ids.ts'
import classes from './prepare.module.css'

interface PrepareScreenProps {
  readonly contract: ContractId
}

/** From an approved text to the execution copy: who signs, where on the pages, until when. */
export function PrepareScreen({ contract }: PrepareScreenProps) {
  const { asked, failure, title, step, open } = usePreparation()
  useEffect(() => void open(contract), [contract, open])
  useWindowTitle(title === '' ? '' : `${texts.title}: ${title}`)
  return (
    <div className={classes['screen']} data-step={step}>
      <header className={classes['bar']}>
        <Link className={classes['leave']} to={`/contracts/${contract}?panel=signing`}>
          <IconChevronLeft size={16} aria-hidden="true" />
          {texts.leave}
        </Link>
        <h1 className={classes['title']}>
          {texts.title}<span className={classes['of']}>{title}</span>
        </h1>
        {asked === null || asked.people.length === 0 ? null : <Steps asked={asked} />}
      </header>
      <main className={classes['main']}>
        <FailureNote failure={failure} onRetry={() => void open(contract)} />
        {asked === null && failure === null ? <Waiting what={texts.opening} /> : null}
        {asked !== null && asked.people.length === 0 ? <p className={classes['nothing']}>{asked.blocks.length === 0 ? texts.noBlocks : texts.notApproved}</p> : null}
        {asked === null || asked.people.length === 0 ? null : <StepShown step={step} asked={asked} contract={contract} />}
      </main>
    </div>
  )
}

function StepShown({ step, asked, contract }: { readonly step: Step; readonly asked: Asked; readonly contract: ContractId }) {
  switch (step) {
    case 0: return <PeopleStep asked={asked} />
    case 1: return <FieldsStep asked={asked} contract={contract} />
    case 2: return <BeginStep asked={asked} contract={contract} />
  }
}

function Steps({ asked }: { readonly asked: Asked }) {
  const { step, order, goTo } = usePreparation()
  const ready = allNamed(asked.people) && planOf(asked, order).ok
  return (
    <nav aria-label={texts.stepsLabel}>
      <ol className={classes['steps']}>
        {texts.steps.map((name, at) => (
          <li key={name}>
            <button type="button" aria-label={texts.step(at + 1, name)} aria-current={at === step ? 'step' : undefined} disabled={at > 0 && !ready} onClick={() => goTo(at as Step)}>
              <span aria-hidden="true">{at + 1}</span> {name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
