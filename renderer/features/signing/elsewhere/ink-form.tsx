import { Button, Group, Radio, TextInput } from '@mantine/core'
import { IconScan } from '@tabler/icons-react'
import { useEffect, useState, type FormEvent } from 'react'
import { pagesFrom } from '#renderer/features/signing/elsewhere/page-list.ts'
import { texts } from '#renderer/features/signing/elsewhere/texts.ts'
import { blankWitness, witnessStatement } from '#renderer/features/signing/ceremony/readiness.ts'
import { WitnessStep } from '#renderer/features/signing/ceremony/witness-step.tsx'
import { PageView } from '#renderer/editor/page-view/page-view.tsx'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { DropArea } from '#renderer/components/drop-area.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { AppError } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { counted, formatNumber, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './elsewhere.module.css'

interface InkFormProps {
  readonly ceremony: Ceremony
  readonly signer: Signer
  readonly onCancel: () => void
  readonly onTaken: (ceremony: Ceremony) => void
}

interface Scan {
  readonly file: File
  /** The bytes of a PDF; null for a picture, which has one page. */
  readonly pdf: Uint8Array | null
  readonly address: string
}

/** The scan of a signature on paper: looked at, counted, dated, and where its original lies. */
export function InkForm({ ceremony, signer, onCancel, onTaken }: InkFormProps) {
  const locale = useLocale()
  const [scan, setScan] = useState<Scan | null>(null)
  const [pages, setPages] = useState<number | null>(null)
  const [all, setAll] = useState(true)
  const [written, setWritten] = useState('')
  const [signedOn, setSignedOn] = useState<CalendarDate | null>(today())
  const [original, setOriginal] = useState('')
  const [witness, setWitness] = useState(blankWitness)
  const { busy, failure, run } = useVerb()
  const address = scan?.address
  useEffect(() => (address === undefined ? undefined : () => URL.revokeObjectURL(address)), [address])
  const some = pagesFrom(written, ceremony.pages)
  const shows = all ? Array.from({ length: ceremony.pages }, (_, at) => at + 1) : some
  const words = (count: number) => counted(count, texts.page, texts.pages, locale)
  const attested = ceremony.signers.find(({ id }) => id === signer.witnessOf)?.name ?? ''
  const statement = signer.role === 'witness' ? witnessStatement(witness) : null
  const ready = scan !== null && shows !== null && signedOn !== null && original.trim() !== '' && (signer.role !== 'witness' || statement !== null)
  const choose = (file: File) => run(async () => {
    const pdf = file.name.toLowerCase().endsWith('.pdf') ? new Uint8Array(await file.arrayBuffer()) : null
    setScan({ file, pdf, address: URL.createObjectURL(file) })
    setPages(pdf === null ? 1 : null)
    if (pdf === null) counts(1)
  })
  const counts = (count: number) => {
    setPages(count)
    setAll(count === ceremony.pages)
    const place = ceremony.fields.find(field => field.signer === signer.id && field.kind === 'signature')
    if (count === 1 && count !== ceremony.pages && place !== undefined) setWritten(String(place.page))
  }
  const refuse = (file: File) => run(() => Promise.reject(new AppError('ink.wrong-kind', texts.inkWrong(file.name))))
  const take = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      if (scan === null || shows === null || signedOn === null) return
      const blob = await uploadBlob(scan.file, scan.file.name)
      onTaken(await call('signing.takeInk', { ceremony: ceremony.id, signer: signer.id, blob, fileName: scan.file.name, shows, signedOn, original: original.trim(), witness: statement }))
    })
  }
  if (scan === null) {
    return (
      <div className={classes['stack']}>
        <p className={classes['soft']}>{texts.inkText}</p>
        <DropArea label={texts.inkDrop} hint={texts.inkHint} accept={['.pdf', '.png', '.jpg', '.jpeg']} busy={busy} chooseLabel={texts.inkChoose} icon={<IconScan size={36} stroke={1.2} />} onFile={choose} onWrongFile={refuse} />
        <FailureNote failure={failure} />
      </div>
    )
  }
  return (
    <form className={classes['ink']} onSubmit={take}>
      <div className={classes['scan']}>{scan.pdf === null ? <img src={scan.address} alt={texts.scan} /> : <PageView source={scan.pdf} label={texts.scan} onPages={counts} />}</div>
      <div className={classes['stack']}>
        <p className={classes['soft']}>{texts.inkText}</p>
        <Radio.Group label={texts.shows} value={all ? 'all' : 'some'} onChange={value => setAll(value === 'all')}>
          <div className={classes['choices']}>
            <Radio value="all" label={texts.showsAll(words(ceremony.pages))} />
            <Radio value="some" label={texts.showsSome} />
          </div>
        </Radio.Group>
        {all ? null : <TextInput label={texts.pagesLabel} description={texts.pagesHint} value={written} error={written !== '' && some === null ? texts.pagesWrong(formatNumber(ceremony.pages, locale)) : null} onChange={event => setWritten(event.currentTarget.value)} />}
        {pages === null || shows === null ? null : (
          <p className={classes['count']} data-right={pages === shows.length}>
            {pages === shows.length ? `${texts.scanPages(words(pages))} ${texts.countMatches}` : texts.countDiffers(words(pages), words(shows.length))}
          </p>
        )}
        <DateField label={texts.signedOn} value={signedOn} onChange={setSignedOn} required />
        <TextInput label={texts.original} placeholder={texts.originalHint} value={original} maxLength={500} required onChange={event => setOriginal(event.currentTarget.value)} />
        {signer.role === 'witness' ? <WitnessStep value={witness} of={attested} onChange={setWitness} /> : null}
        <FailureNote failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={onCancel}>{texts.cancel}</Button>
          <Button variant="default" onClick={() => setScan(null)}>{texts.another}</Button>
          <Button type="submit" loading={busy} disabled={!ready}>{texts.take}</Button>
        </Group>
      </div>
    </form>
  )
}
