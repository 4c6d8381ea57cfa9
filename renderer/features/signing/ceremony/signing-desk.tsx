import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Decline } from '#renderer/features/signing/ceremony/decline.tsx'
import { ReturnLink } from '#renderer/features/signing/ceremony/hand-over.tsx'
import { KeyStep, blankKeyChoice, hasKey, type KeyChoice } from '#renderer/features/signing/ceremony/key-step.tsx'
import { Pages } from '#renderer/features/signing/ceremony/pages.tsx'
import { blankWitness, missingSteps, unread, witnessStatement } from '#renderer/features/signing/ceremony/readiness.ts'
import { useCeremony, type CeremonyView } from '#renderer/features/signing/ceremony/store.ts'
import { WitnessStep } from '#renderer/features/signing/ceremony/witness-step.tsx'
import { MarkStep } from '#renderer/features/signing/mark/mark-step.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { AppError } from '#shared/ipc/errors.ts'
import { validateSignatureMark } from '#shared/signing/appearance.ts'
import type { SignatureMark, Signer } from '#shared/signing/ceremony.ts'
import { call } from '#renderer/lib/client.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './ceremony.module.css'

interface SigningDeskProps {
  readonly view: CeremonyView
  readonly signer: Signer
}

/** Pages at the left; at the right who signs, what is asked, and one button that says the act. */
export function SigningDesk({ view, signer }: SigningDeskProps) {
  const { ceremony, consent: wording } = view
  const locale = useLocale()
  const sign = useCeremony(store => store.sign)
  const { busy, failure, run } = useVerb()
  const [viewed, setViewed] = useState<ReadonlySet<number>>(new Set())
  const [page, setPage] = useState(1)
  const [mark, setMark] = useState<SignatureMark | null>(null)
  const [key, setKey] = useState<KeyChoice>(() => blankKeyChoice(signer))
  const [witness, setWitness] = useState(blankWitness)
  const [consent, setConsent] = useState(false)
  const witnessed = ceremony.signers.find(({ id }) => id === signer.witnessOf)?.name ?? ''
  const missing = missingSteps({ signer, pages: ceremony.pages, pagesViewed: viewed, hasMark: mark !== null, hasKey: hasKey(key), witness, consent })
  const left = unread(ceremony.pages, viewed)
  const see = (seen: number) => {
    setPage(seen)
    setViewed(before => (before.has(seen) ? before : new Set([...before, seen])))
  }
  const act = () =>
    run(async () => {
      if (mark === null) return
      const valid = validateSignatureMark(mark)
      if (!valid.ok) throw AppError.from(valid.refusal)
      const identity = await identityFor(key, made => setKey({ ...key, making: false, id: made, made: true }))
      const statement = signer.role === 'witness' ? witnessStatement(witness) : null
      await sign({ ceremony: ceremony.id, signer: signer.id, mark, consent: true, pagesViewed: [...viewed].sort((a, b) => a - b), identity, witness: statement })
    })
  return (
    <main className={classes['desk']}>
      <section className={classes['pages']} aria-label={texts.ceremony.document}>
        <Pages blob={ceremony.pdf} onSee={see} />
      </section>
      <div className={classes['side']}>
        <header className={classes['who']}>
          <p className={classes['label']}>{texts.ceremony.who}</p>
          <h1 className={classes['name']}>{signer.name}</h1>
          <p className={classes['role']}>{signer.role === 'witness' ? texts.asWitness(witnessed) : texts.ceremony.asSigner(signer.capacity, signer.party)}</p>
          <p className={classes['asked']}>{signer.role === 'witness' ? texts.ceremony.askedWitness(witnessed) : texts.ceremony.askedSigner}</p>
        </header>
        <div className={classes['progress']} role="status">
          <strong className="tabular">{texts.ceremony.progress(formatNumber(page, locale), formatNumber(ceremony.pages, locale))}</strong>
          <span>{left === 0 ? texts.ceremony.readToEnd : texts.ceremony.readOn(counted(left, texts.ceremony.page, texts.ceremony.pages, locale))}</span>
          <progress value={ceremony.pages - left} max={ceremony.pages} aria-label={texts.ceremony.document} />
        </div>
        {signer.role === 'witness' ? <WitnessStep value={witness} of={witnessed} onChange={setWitness} /> : null}
        <MarkStep name={signer.name} onChange={setMark} />
        <KeyStep signer={signer} ceremony={ceremony} value={key} onChange={setKey} />
        <section className={classes['step']} aria-label={texts.ceremony.consent}>
          <h2>{texts.ceremony.consent}</h2>
          <Checkbox label={wording} checked={consent} onChange={event => setConsent(event.currentTarget.checked)} />
        </section>
        <footer className={classes['act']}>
          <FailureNote failure={failure} />
          {missing[0] === undefined ? null : <p className={classes['missing']} id="missing">{texts.ceremony.missing[missing[0]]}</p>}
          <Button size="lg" fullWidth loading={busy} disabled={missing.length > 0} aria-describedby={missing.length > 0 ? 'missing' : undefined} onClick={act}>
            {actWords(signer, witnessed)}
          </Button>
          <div className={classes['ways']}>
            <Decline ceremony={ceremony.id} signer={signer} />
            <ReturnLink contract={ceremony.contract} />
          </div>
        </footer>
      </div>
    </main>
  )
}

/** The button says the act. */
function actWords(signer: Signer, witnessed: string): string {
  if (signer.role === 'witness') return texts.ceremony.signAsWitness(witnessed)
  return signer.capacity === '' ? texts.ceremony.sign : texts.ceremony.signAs(signer.capacity)
}

/** The key to sign with; one that is asked for is made first, and kept even if signing is then refused. */
async function identityFor(key: KeyChoice, onMade: (id: NonNullable<KeyChoice['id']>) => void) {
  const { passphrase } = key
  if (!key.making && key.id !== null) return { id: key.id, passphrase }
  const made = await call('identities.make', { name: key.name.trim(), email: key.email.trim(), passphrase, mine: false })
  onMade(made.id)
  return { id: made.id, passphrase }
}
