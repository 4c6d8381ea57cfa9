import { Finished } from '#renderer/features/signing/after/finished.tsx'
import { SignerList } from '#renderer/features/signing/signer-list.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import classes from './signing.module.css'

interface CeremonyRecordProps {
  readonly ceremony: Ceremony
  readonly title: string
}

/** A signing that is over: how it ended, who had signed, and its files where it was completed. */
export function CeremonyRecord({ ceremony, title }: CeremonyRecordProps) {
  return (
    <div className={classes['form']}>
      {ceremony.state === 'completed' ? null : (
        <p className={classes['lede']}>
          <strong>{texts.endedTitle[ceremony.state]}</strong>
          {ceremony.endedAt === null ? null : <> · <Moment at={ceremony.endedAt} /></>}
          {ceremony.endedBecause === null ? null : <span className={classes['because']}>{ceremony.endedBecause}</span>}
        </p>
      )}
      <SignerList ceremony={ceremony} />
      {ceremony.state === 'completed' ? <Finished ceremony={ceremony} title={title} /> : null}
    </div>
  )
}
