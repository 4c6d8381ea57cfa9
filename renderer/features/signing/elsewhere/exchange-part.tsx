import { Button, CopyButton } from '@mantine/core'
import { IconDownload, IconFileImport } from '@tabler/icons-react'
import { texts } from '#renderer/features/signing/elsewhere/texts.ts'
import { DropArea } from '#renderer/components/drop-area.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { AppError } from '#shared/ipc/errors.ts'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './elsewhere.module.css'

interface ExchangePartProps {
  readonly ceremony: Ceremony
  /** Those whose turn it is and who sign in a file. */
  readonly signers: readonly Signer[]
  readonly onChanged: (ceremony: Ceremony) => void
}

/** Giving the PDF out to be signed elsewhere, and taking it back. */
export function ExchangePart({ ceremony, signers, onChanged }: ExchangePartProps) {
  const locale = useLocale()
  const { busy, failure, run } = useVerb()
  const names = new Intl.ListFormat(locale).format(signers.map(({ name }) => name))
  const given = ceremony.handedOut.findLast(({ pdf }) => pdf === ceremony.pdf)
  const giveOut = () => run(async () => {
    const { blob, fileName } = await call('signing.giveOut', { ceremony: ceremony.id })
    await saveBlob(blob, fileName, 'application/pdf')
    onChanged((await call('signing.get', { ceremony: ceremony.id })).ceremony)
  })
  const takeBack = (file: File) => run(async () => {
    const before = new Set(ceremony.signers.filter(({ signature }) => signature !== null).map(({ id }) => id))
    const after = await call('signing.takeBack', { ceremony: ceremony.id, blob: await uploadBlob(file, file.name), fileName: file.name })
    const signed = after.signers.filter(({ id, signature }) => signature !== null && !before.has(id)).map(({ name }) => name)
    tellDone(texts.takenBack(new Intl.ListFormat(locale).format(signed)))
    onChanged(after)
  })
  const refuse = (file: File) => run(() => Promise.reject(new AppError('exchange.not-a-pdf', texts.wrongPdf(file.name))))
  return (
    <section className={classes['part']} aria-label={texts.fileTitle}>
      <h4>{texts.fileTitle}</h4>
      <p className={classes['soft']}>
        {texts.waitsFor(names)}
        {given === undefined ? null : <> {texts.givenOut} <Moment at={given.at} />.</>}
      </p>
      <Button size="sm" variant={given === undefined ? 'filled' : 'default'} loading={busy} leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={giveOut}>{given === undefined ? texts.giveOut : texts.giveOutAgain}</Button>
      <FailureNote failure={failure} />
      {given === undefined ? null : (
        <>
          <details className={classes['tell']}>
            <summary>{texts.tell}</summary>
            <ol>{texts.tellSteps.map(step => <li key={step}>{step}</li>)}</ol>
            <CopyButton value={texts.tellSteps.map((step, at) => `${at + 1}. ${step}`).join('\n')}>
              {({ copied, copy }) => <Button size="compact-xs" variant="default" onClick={copy}>{copied ? texts.copied : texts.copyTell}</Button>}
            </CopyButton>
          </details>
          <div className={classes['drop']}>
            <DropArea label={texts.takeBackDrop} hint={texts.takeBackHint} accept={['.pdf']} busy={busy} chooseLabel={texts.choosePdf} icon={<IconFileImport size={28} stroke={1.3} />} onFile={takeBack} onWrongFile={refuse} />
          </div>
        </>
      )}
    </section>
  )
}
