import { Button, Group, Modal } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { PlaceFields } from '#renderer/features/signing/place-fields.tsx'
import { isComplete, placesIn, requestedSigners, type Place } from '#renderer/features/signing/requested-signers.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './signing.module.css'

interface PrepareDialogProps {
  readonly view: ContractView
  readonly opened: boolean
  readonly onClose: () => void
}

/** Who signs and who witnesses, as the signature blocks of the approved text say; then the execution copy is made. */
export function PrepareDialog({ view, opened, onClose }: PrepareDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={texts.prepareTitle} size="xl">
      <Prepare view={view} onClose={onClose} />
    </Modal>
  )
}

function Prepare({ view, onClose }: Omit<PrepareDialogProps, 'opened'>) {
  const version = view.contract.submission?.version
  const { value: prefilled, failure } = useLoaded(version ?? '', async () => {
    if (version === undefined) return []
    return placesIn((await call('versions.open', { version })).document)
  })
  if (prefilled === null) return failure === null ? <Waiting what={texts.checking} /> : <FailureNote failure={failure} />
  if (prefilled.length === 0) return <p>{texts.noBlocks}</p>
  return <PrepareForm view={view} prefilled={prefilled} onClose={onClose} />
}

function PrepareForm({ view, prefilled, onClose }: { readonly view: ContractView; readonly prefilled: readonly Place[]; readonly onClose: () => void }) {
  const [places, setPlaces] = useState(prefilled)
  const { busy, failure, run } = useVerb()
  const navigate = useNavigate()
  const change = (changed: Place) => setPlaces(before => before.map(place => (place.block === changed.block ? changed : place)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      const { id } = await call('signing.prepare', { contract: view.contract.id, signers: requestedSigners(places) })
      await navigate(`/signing/${id}`)
    })
  }
  if (busy) return <Waiting what={texts.preparing} />
  return (
    <form onSubmit={submit} className={classes['form']}>
      <p className={classes['lede']}>{texts.prepareText}</p>
      <ol className={classes['places']}>
        {places.map(place => (
          <li key={place.block}><PlaceFields place={place} onChange={change} /></li>
        ))}
      </ol>
      <FailureNote failure={failure} />
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" disabled={!isComplete(places)}>{texts.begin}</Button>
      </Group>
    </form>
  )
}
