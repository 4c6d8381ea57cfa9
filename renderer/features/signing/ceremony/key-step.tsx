import { PasswordInput, SegmentedControl, Select } from '@mantine/core'
import { useEffect } from 'react'
import { texts } from '#renderer/features/signing/texts.ts'
import { isReady, NewKeyFields } from '#renderer/components/new-key-fields.tsx'
import type { IdentityView } from '#shared/ipc/signing-views.ts'
import type { IdentityId } from '#shared/lib/ids.ts'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import { call } from '#renderer/lib/client.ts'
import { shortHash } from '#renderer/lib/formatting.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './ceremony.module.css'

/** The key a person signs with: one they have, or one to be made now. */
export interface KeyChoice {
  readonly making: boolean
  readonly id: IdentityId | null
  /** Whether the key was made on this screen, so that it is offered though it was not there before. */
  readonly made: boolean
  readonly name: string
  readonly email: string
  readonly passphrase: string
  readonly again: string
}

export function blankKeyChoice({ name, email }: Signer): KeyChoice {
  return { making: true, id: null, made: false, name, email, passphrase: '', again: '' }
}

export function hasKey(key: KeyChoice): boolean {
  return key.making ? isReady(key) : key.id !== null && key.passphrase !== ''
}

/** A person's own keys: those in their name that nobody has signed this document with. */
export function keysFor(identities: readonly IdentityView[], signer: Signer, ceremony: Ceremony): IdentityView[] {
  const used = new Set(ceremony.signers.flatMap(({ signature }) => (signature === null ? [] : [signature.fingerprint])))
  const same = (name: string) => name.trim().toLocaleLowerCase() === signer.name.trim().toLocaleLowerCase()
  return identities.filter(({ name, fingerprint }) => same(name) && !used.has(fingerprint))
}

interface KeyStepProps {
  readonly signer: Signer
  readonly ceremony: Ceremony
  readonly value: KeyChoice
  readonly onChange: (key: KeyChoice) => void
}

const labels = {
  name: texts.ceremony.keyName,
  email: texts.ceremony.email,
  passphrase: texts.ceremony.passphrase,
  again: texts.ceremony.passphraseAgain,
  hint: texts.ceremony.passphraseHint,
  differs: texts.ceremony.passphraseDiffers,
}

/** The digital side of the signature: whoever has a key opens it, whoever has none makes one here. */
export function KeyStep({ signer, ceremony, value, onChange }: KeyStepProps) {
  const { value: identities } = useLoaded(`${signer.id} ${String(value.made)}`, () => call('identities.list', {}))
  const keys = identities === null ? [] : keysFor(identities, signer, ceremony)
  const first = keys[0]?.id
  useEffect(() => {
    if (first !== undefined && value.id === null) onChange({ ...value, making: false, id: first })
    // Only when the keys arrive; what the person then chooses stays.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [first])
  const ways = [
    { value: 'have', label: texts.ceremony.haveKey },
    { value: 'make', label: texts.ceremony.makeKey },
  ]
  return (
    <section className={classes['step']} aria-label={texts.ceremony.key}>
      <h2>{texts.ceremony.key}</h2>
      <p className={classes['hint']}>{texts.ceremony.keyText}</p>
      {keys.length === 0 ? null : (
        <SegmentedControl aria-label={texts.ceremony.key} data={ways} value={value.making ? 'make' : 'have'} onChange={way => onChange({ ...value, making: way === 'make', passphrase: '', again: '' })} />
      )}
      {value.making ? <NewKeyFields value={value} onChange={changed => onChange({ ...value, ...changed })} labels={labels} /> : (
        <>
          <Select
            label={texts.ceremony.whichKey}
            data={keys.map(({ id, name, fingerprint }) => ({ value: id, label: `${name} · ${shortHash(fingerprint)}` }))}
            value={value.id}
            onChange={id => onChange({ ...value, id: keys.find(key => key.id === id)?.id ?? value.id })}
          />
          <PasswordInput label={texts.ceremony.passphrase} value={value.passphrase} onChange={event => onChange({ ...value, passphrase: event.currentTarget.value })} autoComplete="off" required />
        </>
      )}
    </section>
  )
}
