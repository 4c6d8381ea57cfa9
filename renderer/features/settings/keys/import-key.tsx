import { Button, Checkbox, Group, PasswordInput, Radio } from '@mantine/core'
import { IconFileCertificate } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { blankPassphrase, isGiven, NewPassphrase } from '#renderer/features/settings/keys/new-passphrase.tsx'
import { texts } from '#renderer/features/settings/keys/texts.ts'
import { DropArea } from '#renderer/components/drop-area.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { AppError } from '#shared/ipc/errors.ts'
import type { FoundKey, IdentityView } from '#shared/ipc/signing-views.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { formatDate, localDay } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from '../settings.module.css'

interface ImportKeyProps {
  readonly onKept: (key: IdentityView) => void
  readonly onCancel: () => void
}

/** A key from a .p12 or .pfx file: read first, then chosen and kept under a passphrase of one's own. */
export function ImportKey({ onKept, onCancel }: ImportKeyProps) {
  const [file, setFile] = useState<{ readonly blob: BlobId; readonly name: string } | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [found, setFound] = useState<readonly FoundKey[] | null>(null)
  const [which, setWhich] = useState('')
  const [fresh, setFresh] = useState(blankPassphrase)
  const [mine, setMine] = useState(true)
  const { busy, failure, run } = useVerb()
  const choose = (chosen: File) => run(async () => setFile({ blob: await uploadBlob(chosen, chosen.name), name: chosen.name }))
  const refuse = (wrong: File) => run(() => Promise.reject(new AppError('p12.wrong-kind', texts.wrong(wrong.name))))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      if (file === null) return
      if (found === null) {
        const keys = await call('identities.read', { blob: file.blob, passphrase })
        setFound(keys)
        setWhich(keys.find(({ known }) => !known)?.which ?? keys[0]?.which ?? '')
      } else onKept(await call('identities.import', { blob: file.blob, passphrase, which, newPassphrase: fresh.passphrase, mine }))
    })
  }
  return (
    <form onSubmit={submit} className={classes['card']}>
      <p className={classes['faint']}>{texts.importText}</p>
      {file === null ? (
        <DropArea label={texts.importDrop} hint={texts.importHint} accept={['.p12', '.pfx']} busy={busy} chooseLabel={texts.choose} icon={<IconFileCertificate size={32} stroke={1.3} />} onFile={choose} onWrongFile={refuse} />
      ) : (
        <>
          <p className={classes['path']}><strong>{file.name}</strong></p>
          {found === null ? (
            <PasswordInput label={texts.filePassphrase} description={texts.filePassphraseHint} value={passphrase} autoComplete="off" data-autofocus onChange={event => setPassphrase(event.currentTarget.value)} />
          ) : (
            <>
              <Radio.Group label={texts.which} value={which} onChange={setWhich}>
                <div className={classes['choices']}>{found.map(key => <Radio key={key.which} value={key.which} disabled={key.known} label={key.name} description={<FoundWords found={key} />} />)}</div>
              </Radio.Group>
              <NewPassphrase label={texts.newPassphrase} value={fresh} onChange={setFresh} />
              <Checkbox label={texts.mine} checked={mine} onChange={event => setMine(event.currentTarget.checked)} />
            </>
          )}
        </>
      )}
      <FailureNote failure={failure} />
      <Group gap="xs">
        {file === null ? null : <Button type="submit" loading={busy} disabled={found !== null && !isGiven(fresh)}>{found === null ? texts.read : texts.keep}</Button>}
        <Button variant="subtle" onClick={onCancel}>{texts.cancel}</Button>
      </Group>
    </form>
  )
}

function FoundWords({ found: { subject, notBefore, notAfter, algorithm, known } }: { readonly found: FoundKey }) {
  const locale = useLocale()
  return (
    <>
      {subject} · {texts.validFromTo} {formatDate(localDay(notBefore), locale)} – {formatDate(localDay(notAfter), locale)} · {algorithm}{known ? ` · ${texts.known}` : ''}
    </>
  )
}
