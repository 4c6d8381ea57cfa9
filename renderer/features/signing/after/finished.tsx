import { Button, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBooks, IconCertificate, IconFileTypePdf, IconScan } from '@tabler/icons-react'
import { FileLine } from '#renderer/features/signing/after/file-line.tsx'
import { KeyForm } from '#renderer/features/signing/after/key-form.tsx'
import { texts } from '#renderer/features/signing/after/texts.ts'
import { TimeProof } from '#renderer/features/signing/after/time-proof.tsx'
import { useCeremonyState } from '#renderer/features/signing/after/use-ceremony-state.ts'
import { Moment } from '#renderer/components/moment.tsx'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { call } from '#renderer/lib/client.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { fileNameFrom, saveBlob } from '#renderer/lib/save-file.ts'
import classes from './after.module.css'

interface FinishedProps {
  readonly ceremony: Ceremony
  readonly title: string
}

/** What a completed signing leaves: its files, each with what it is for, the copies to hand over, and proof of the time. */
export function Finished({ ceremony: loaded, title }: FinishedProps) {
  const [ceremony, change] = useCeremonyState(loaded)
  const [more, { toggle }] = useDisclosure(false)
  const onPaper = ceremony.signers.flatMap(({ id, name, signature }) => (signature?.ink === null || signature?.ink === undefined ? [] : [{ id, name, ink: signature.ink }]))
  const copies = ceremony.signers.filter(({ role }) => role === 'copy')
  const handOver = (signer: (typeof copies)[number]) => attempt(async () => {
    await saveBlob(ceremony.pdf, fileNameFrom(`${title} (${texts.signedFile})`, 'pdf'), 'application/pdf')
    change(await call('signing.handOver', { ceremony: ceremony.id, signer: signer.id }))
    tellDone(texts.given(signer.name))
  })
  return (
    <div className={classes['after']}>
      <section aria-label={texts.files}>
        <ul className={classes['files']}>
          <FileLine icon={IconFileTypePdf} name={texts.signed} means={texts.signedMeans} blob={ceremony.pdf} fileName={`${title} (${texts.signedFile})`} main />
          <FileLine icon={IconCertificate} name={texts.certificate} means={<>{texts.certificateMeans} {ceremony.certificate === null ? texts.certificatePending : ceremony.certificateSealedBy === null ? texts.notSealed : texts.sealedBy(ceremony.certificateSealedBy)}</>} blob={ceremony.certificate} fileName={`${title} (${texts.certificateFile})`}>
            {ceremony.certificate === null || ceremony.certificateSealedBy !== null ? null : (
              <KeyForm
                kind="signer"
                label={texts.key}
                act={texts.sealIt}
                none={texts.noKey}
                onAct={async (identity) => {
                  change(await call('signing.sealCertificate', { ceremony: ceremony.id, identity }))
                  tellDone(texts.sealed)
                }}
              />
            )}
          </FileLine>
          {ceremony.conformed === null ? null : <FileLine icon={IconBooks} name={texts.conformed} means={texts.conformedMeans} blob={ceremony.conformed} fileName={`${title} (${texts.conformedFile})`} />}
          {onPaper.map(({ id, name, ink }) => <FileLine key={id} icon={IconScan} name={texts.scan(name)} means={texts.scanMeans(ink.original)} blob={ink.scan} fileName={`${title} (${name})`} />)}
        </ul>
      </section>
      {copies.length === 0 ? null : (
        <section aria-label={texts.copies} className={classes['copies']}>
          {copies.map(signer => (signer.handedOver === null ? (
            <Button key={signer.id} size="compact-sm" variant="default" onClick={() => handOver(signer)}>{texts.handOver(signer.name)}</Button>
          ) : <p key={signer.id} className={classes['soft']}>{signer.name} {texts.wasGiven}, <Moment at={signer.handedOver} /></p>))}
        </section>
      )}
      <div>
        <Button size="compact-sm" variant="subtle" aria-expanded={more} onClick={toggle}>{texts.show}</Button>
        <Collapse expanded={more} keepMounted={false} transitionDuration={100}><TimeProof ceremony={ceremony} onChanged={change} /></Collapse>
      </div>
    </div>
  )
}
