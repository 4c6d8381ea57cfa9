import { Button, PasswordInput, Select, Switch } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { requestedFields } from '#renderer/features/signing/fields/board.ts'
import { principals, requestedSigners, turnsOf, witnessTo, type Asked, type Order } from '#renderer/features/signing/prepare/people.ts'
import { usePreparation } from '#renderer/features/signing/prepare/store.ts'
import { texts } from '#renderer/features/signing/prepare/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId, Instant } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { counted, shortHash, today } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './prepare.module.css'

interface BeginStepProps {
  readonly asked: Asked
  readonly contract: ContractId
}

/** The last moment of a day where the person is. */
function endOf(day: CalendarDate): Instant {
  return new Date(`${day}T23:59:59.999`).toISOString()
}

/** Until when, under whose seal, and one button that makes the execution copy. */
export function BeginStep({ asked, contract }: BeginStepProps) {
  const { order, history, expires, changeExpires, goTo, forget } = usePreparation()
  const { me } = useOpenSession()
  const navigate = useNavigate()
  const { busy, failure, run } = useVerb()
  const { value: identities } = useLoaded(me.id, () => call('identities.list', {}))
  const keys = (identities ?? []).filter(({ kind, person }) => kind === 'signer' && person !== null).toSorted((a, b) => Number(b.person === me.id) - Number(a.person === me.id))
  const [sealing, setSealing] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const key = keys.find(({ id }) => id === chosen) ?? keys[0]
  const late = expires !== null && expires < today()
  const ready = !late && (!sealing || (key !== undefined && passphrase !== ''))
  const begin = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      const seal = sealing && key !== undefined ? { identity: key.id, passphrase } : null
      const fields = requestedFields(history.present)
      const { id } = await call('signing.prepare', { contract, signers: requestedSigners(asked.people, order), fields, expiresAt: expires === null ? null : endOf(expires), seal })
      await navigate(`/signing/${id}`)
      forget()
    })
  }
  if (busy) return <Waiting what={texts.preparing} />
  return (
    <form className={classes['column']} onSubmit={begin}>
      <div>
        <h2 className={classes['heading']}>{texts.beginTitle}</h2>
        <p className={classes['soft']}>{texts.beginText}</p>
      </div>
      <WhoWhen asked={asked} order={order} />
      <section className={classes['part']}>
        <DateField label={texts.limit} description={texts.limitHint} value={expires} onChange={changeExpires} error={late ? texts.limitPast : null} />
      </section>
      <section className={classes['part']} aria-label={texts.sealTitle}>
        <h3>{texts.sealTitle}</h3>
        <p className={classes['soft']}>{texts.sealText}</p>
        {identities !== null && keys.length === 0 ? <p className={classes['soft']}>{texts.noKeys} <Link to="/settings">{texts.settings}</Link></p> : (
          <Switch label={texts.seal} checked={sealing} onChange={event => setSealing(event.currentTarget.checked)} />
        )}
        {!sealing || key === undefined ? null : (
          <div className={classes['row']}>
            <Select label={texts.sealKey} data={keys.map(({ id, name, fingerprint }) => ({ value: id, label: `${name} · ${shortHash(fingerprint)}` }))} value={key.id} onChange={setChosen} />
            <PasswordInput label={texts.sealPassphrase} value={passphrase} required autoComplete="off" onChange={event => setPassphrase(event.currentTarget.value)} />
          </div>
        )}
      </section>
      <FailureNote failure={failure} />
      <footer className={classes['foot']}>
        <Button size="md" variant="default" onClick={() => goTo(1)}>{texts.back}</Button>
        <Button size="md" type="submit" disabled={!ready}>{texts.begin}</Button>
      </footer>
    </form>
  )
}

/** The signing as it will go: turn by turn, with what each has to fill in. */
function WhoWhen({ asked: { people }, order }: { readonly asked: Asked; readonly order: Order }) {
  const fields = usePreparation(store => store.history.present)
  const locale = useLocale()
  const turns = turnsOf(people, order)
  const numbers = [...new Set(turns.values())].toSorted((a, b) => a - b)
  const line = (key: string) => {
    const person = people.find(each => each.key === key)
    if (person === undefined) return null
    const count = fields.filter(field => field.signer === key).length
    return (
      <li key={key}>
        <strong>{person.name}</strong>
        <span className={classes['soft']}>
          {[texts.roles[person.role], person.role === 'copy' ? '' : texts.ways[person.way], count === 0 ? '' : counted(count, 'field', 'fields', locale)].filter(part => part !== '').join(' · ')}
        </span>
      </li>
    )
  }
  const copies = people.filter(({ role }) => role === 'copy')
  return (
    <section aria-label={texts.whoWhen} className={classes['turns']}>
      {numbers.map((number, at) => (
        <div key={number}>
          <h3>{numbers.length === 1 ? texts.orders['all at once'] : texts.turnWord(at + 1)}</h3>
          <ul>
            {principals(people).filter(({ key }) => turns.get(key) === number).flatMap(({ key }) => [line(key), ...[witnessTo(people, key)].map(witness => (witness === undefined ? null : line(witness.key)))])}
          </ul>
        </div>
      ))}
      {copies.length === 0 ? null : (
        <div>
          <h3>{texts.afterwards}</h3>
          <ul>{copies.map(({ key }) => line(key))}</ul>
        </div>
      )}
    </section>
  )
}
