import { IconCircleCheck } from '@tabler/icons-react'
import { ReturnLink } from '#renderer/features/signing/ceremony/hand-over.tsx'
import type { CeremonyView } from '#renderer/features/signing/ceremony/store.ts'
import { Finished } from '#renderer/features/signing/after/finished.tsx'
import { SignerList } from '#renderer/features/signing/signer-list.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import classes from './ceremony.module.css'

interface CompletedProps {
  readonly view: CeremonyView
}

/** After the last signature, or after a signing that ended early. */
export function Completed({ view }: CompletedProps) {
  const { ceremony, title } = view
  const completed = ceremony.state === 'completed'
  return (
    <main className={classes['plain']}>
      <div className={classes['sheet']}>
        {completed ? <IconCircleCheck size={44} stroke={1.2} className={classes['seal']} aria-hidden="true" /> : null}
        <h1 className={classes['sheetTitle']}>{completed ? texts.ceremony.completedTitle : ceremony.state === 'expired' ? texts.ceremony.expiredTitle : texts.ceremony.endedTitle}</h1>
        <p className={classes['contractName']}>{title}</p>
        <p className={classes['sheetText']}>{completed ? texts.ceremony.completedText : ceremony.state === 'expired' ? texts.ceremony.expiredText : ceremony.endedBecause}</p>
        {completed || ceremony.state === 'expired' ? null : <p className={classes['sheetText']}>{texts.ceremony.notReopened}</p>}
        <SignerList ceremony={ceremony} />
        {completed ? <Finished ceremony={ceremony} title={title} /> : null}
      </div>
      <ReturnLink contract={ceremony.contract} />
    </main>
  )
}
