import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { texts } from '#renderer/features/policies/house-texts.ts'
import { SubstituteForm } from '#renderer/features/policies/substitute-form.tsx'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import type { Substitution } from '#shared/approvals/policy.ts'
import { isOwner } from '#shared/contracts/person.ts'
import { formatDate, today } from '#renderer/lib/formatting.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './house.module.css'

interface SubstitutesProps {
  readonly substitutions: readonly Substitution[]
  readonly onSave: (substitutions: readonly Substitution[]) => Promise<void>
}

const words = texts.substitutes

function whenOf({ from, to }: Substitution): 'now' | 'coming' | 'over' {
  const now = today()
  return to < now ? 'over' : from > now ? 'coming' : 'now'
}

/** Who stands in for whom, the present ones first. */
export function Substitutes({ substitutions, onSave }: SubstitutesProps) {
  const locale = useLocale()
  const { me, people } = useOpenSession()
  const [adding, setAdding] = useState(false)
  const order = ['now', 'coming', 'over'] as const
  const shown = order.flatMap(when => substitutions.filter(each => whenOf(each) === when))
  const save = async (substitution: Substitution) => {
    await onSave([...substitutions, substitution])
    setAdding(false)
    tellDone(words.saved, () => attempt(() => onSave(substitutions)))
  }
  const remove = async ({ id, substitute }: Substitution) => {
    await onSave(substitutions.filter(each => each.id !== id))
    tellDone(words.removed(nameOf(people, substitute)), () => attempt(() => onSave(substitutions)))
  }
  const add = <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>{words.add}</Button>
  return (
    <>
      <p className={classes['lede']}>{words.text}</p>
      {shown.length === 0 && !adding ? <EmptyState title={words.none} action={add} /> : null}
      <ul className={classes['lines']}>
        {shown.map(substitution => {
          const { id, person, substitute, from, to } = substitution
          const line = words.line(nameOf(people, substitute), nameOf(people, person))
          const when = whenOf(substitution)
          return (
            <li key={id} className={classes['line']} data-when={when}>
              <span className={classes['who']}>
                <strong>{line}</strong>
                <span className={classes['faint']}>{formatDate(from, locale)} – {formatDate(to, locale)} · {words[when]}</span>
              </span>
              {isOwner(me) || person === me.id ? <Button size="compact-sm" variant="subtle" color="gray" aria-label={words.removeOf(line)} onClick={() => attempt(() => remove(substitution))}>{texts.remove}</Button> : null}
            </li>
          )
        })}
      </ul>
      {adding ? <SubstituteForm onSave={save} onCancel={() => setAdding(false)} /> : shown.length === 0 ? null : add}
    </>
  )
}
