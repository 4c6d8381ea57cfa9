import { Button, Checkbox } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { FieldGuide } from '#renderer/features/signing/ceremony/field-guide.tsx'
import { allFilled, firstValues, nextField, ownFields } from '#renderer/features/signing/ceremony/own-fields.ts'
import { PageFields } from '#renderer/features/signing/ceremony/page-fields.tsx'
import { Decline } from '#renderer/features/signing/ceremony/decline.tsx'
import { ReturnLink } from '#renderer/features/signing/ceremony/hand-over.tsx'
import { KeyStep, blankKeyChoice, hasKey, type KeyChoice } from '#renderer/features/signing/ceremony/key-step.tsx'
import { blankWitness, missingSteps, witnessStatement } from '#renderer/features/signing/ceremony/readiness.ts'
import { useCeremony, type CeremonyView } from '#renderer/features/signing/ceremony/store.ts'
import { WitnessStep } from '#renderer/features/signing/ceremony/witness-step.tsx'
import { MarkStep } from '#renderer/features/signing/mark/mark-step.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import { ReadingProgress } from '#renderer/features/signing/ceremony/reading-progress.tsx'
import { PageView } from '#renderer/editor/page-view/page-view.tsx'
import type { PagesRead } from '#renderer/editor/page-view/viewed-pages.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { allowed } from '#shared/ipc/errors.ts'
import { validateSignatureMark } from '#shared/signing/appearance.ts'
import type { SignatureMark, Signer } from '#shared/signing/ceremony.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { localDay } from '#renderer/lib/formatting.ts'
import { blobAddress, call } from '#renderer/lib/client.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './ceremony.module.css'

interface SigningDeskProps {
  readonly view: CeremonyView
  readonly signer: Signer
}

/** Pages at the left; at the right who signs, what is asked, and one button that says the act. */
export function SigningDesk({ view, signer }: SigningDeskProps) {
  const { ceremony, consent: wording } = view
  const sign = useCeremony(store => store.sign)
  const { busy, failure, run } = useVerb()
  const [read, setRead] = useState<PagesRead>({ viewed: [], pages: ceremony.pages, readToEnd: false })
  const pages = useRef<HTMLElement>(null)
  const [page, setPage] = useState(1)
  const [mark, setMark] = useState<SignatureMark | null>(null)
  const [key, setKey] = useState<KeyChoice>(() => blankKeyChoice(signer))
  const [witness, setWitness] = useState(blankWitness)
  const [consent, setConsent] = useState(false)
  const witnessed = ceremony.signers.find(({ id }) => id === signer.witnessOf)?.name ?? ''
  const fields = useMemo(() => ownFields(ceremony, signer), [ceremony, signer])
  const [values, setValues] = useState(() => firstValues(fields, signer))
  const visited = useRef<string | null>(null)
  const needsMark = signer.role !== 'approver' || fields.some(({ kind }) => kind === 'signature')
  const missing = missingSteps({ signer, readToEnd: read.readToEnd, fieldsFilled: allFilled(fields, values), hasMark: !needsMark || mark !== null, hasKey: hasKey(key), witness, consent })
  const show = (wanted: number) => pages.current?.querySelector(`[data-page="${wanted}"]`)?.scrollIntoView({ block: 'start' })
  const showNextField = () => {
    const next = nextField(fields, values, mark !== null, visited.current)
    if (next === null) return
    visited.current = next.name
    const element = pages.current?.querySelector(`[data-own-field="${CSS.escape(next.name)}"]`)
    element?.scrollIntoView({ block: 'center' })
    element?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
  }
  const act = () =>
    run(async () => {
      if (needsMark && mark === null) return
      if (mark !== null) allowed(validateSignatureMark(mark))
      const identity = await identityFor(key, made => setKey({ ...key, making: false, id: made, made: true }))
      const statement = signer.role === 'witness' ? witnessStatement(witness) : null
      await sign({ ceremony: ceremony.id, signer: signer.id, mark: needsMark ? mark : null, values: { ...values }, consent: true, pagesViewed: [...read.viewed], identity, witness: statement })
    })
  return (
    <main className={classes['desk']}>
      <section ref={pages} className={classes['pages']} aria-label={texts.ceremony.document}>
        <PageView source={blobAddress(ceremony.pdf)} label={view.title} onRead={setRead} onPage={setPage} renderOverlay={over => (
          <PageFields page={over} fields={fields} values={values} mark={mark} onChange={(name, value) => setValues(before => ({ ...before, [name]: value }))} onSign={goToMark} />
        )} />
      </section>
      <div className={classes['side']}>
        <header className={classes['who']}>
          <p className={classes['label']}>{texts.ceremony.who}</p>
          <h1 className={classes['name']}>{signer.name}</h1>
          <p className={classes['role']}>{roleWords(signer, witnessed)}</p>
          <p className={classes['asked']}>{signer.role === 'witness' ? texts.ceremony.askedWitness(witnessed) : signer.role === 'approver' ? texts.ceremony.askedApprover : texts.ceremony.askedSigner}</p>
          {ceremony.expiresAt === null ? null : <p className={classes['asked']}>{texts.ceremony.ends} <DateAway date={localDay(ceremony.expiresAt)} deadline /></p>}
        </header>
        <ReadingProgress page={page} pages={ceremony.pages} read={read} onShow={show} />
        {signer.role === 'witness' ? <WitnessStep value={witness} of={witnessed} onChange={setWitness} /> : null}
        {fields.length === 0 ? null : <FieldGuide fields={fields} values={values} hasMark={mark !== null} onNext={showNextField} />}
        {needsMark ? <MarkStep name={signer.name} onChange={setMark} /> : null}
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

/** To where the signature is made. */
function goToMark(): void {
  const step = document.querySelector('#your-signature')
  step?.scrollIntoView({ block: 'center' })
  step?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
}

function roleWords(signer: Signer, witnessed: string): string {
  if (signer.role === 'witness') return texts.asWitness(witnessed)
  const as = texts.ceremony.asSigner(signer.capacity, signer.party)
  return signer.role === 'approver' ? [texts.ceremony.asApprover, as].filter(part => part !== '').join(' · ') : as
}

/** The button says the act. */
function actWords(signer: Signer, witnessed: string): string {
  if (signer.role === 'witness') return texts.ceremony.signAsWitness(witnessed)
  if (signer.role === 'approver') return texts.ceremony.approve
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
