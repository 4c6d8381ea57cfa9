import { Button } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { texts } from '#renderer/features/versions/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { Version } from '#shared/contracts/version.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './versions.module.css'

interface ReadingBandProps {
  readonly version: Version
  readonly editable: boolean
  readonly onBack: () => void
  readonly onRestored: (view: ContractView) => void
}

/** Says plainly that this is not the draft, and offers the two ways out. */
export function ReadingBand({ version, editable, onBack, onRestored }: ReadingBandProps) {
  const locale = useLocale()
  const { busy, failure, run } = useVerb()
  const number = formatNumber(version.number, locale)
  const restore = () =>
    run(async () => {
      onRestored(await call('versions.restore', { version: version.id }))
      tellDone(texts.wentBack(number))
    })
  return (
    <section className={classes['band']} aria-label={texts.numbered(number)}>
      <IconBook2 size={20} stroke={1.6} aria-hidden="true" />
      <output>{texts.reading(number, version.name)}</output>
      {editable ? <Button size="compact-sm" variant="default" loading={busy} onClick={restore}>{texts.goBack}</Button> : null}
      <Button size="compact-sm" onClick={onBack}>{texts.backToDraft}</Button>
      <FailureNote failure={failure} />
    </section>
  )
}
