import { ActionIcon, MultiSelect, Select } from '@mantine/core'
import { IconUser, IconUsers, IconX } from '@tabler/icons-react'
import type { Fact } from '#renderer/features/policies/fact-kinds.ts'
import { decidingRoles } from '#renderer/features/policies/deciding-roles.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import { mayApprove } from '#shared/approvals/seats.ts'
import type { Approver, ResetRule, Stage } from '#shared/approvals/policy.ts'
import type { Person, Role } from '#shared/contracts/person.ts'
import { nameOf, useOpenSession } from '#renderer/lib/session.ts'
import classes from './policies.module.css'

interface ApproversProps {
  readonly stage: Stage
  readonly known: readonly Fact[]
  readonly onChange: (approvers: Approver[], place?: string) => void
}

const everyChange: ResetRule = { on: 'every change' }
const resets = Object.entries(texts.reset).map(([value, label]) => ({ value, label }))

function nameFor(approver: Approver, people: readonly Person[]): string {
  return approver.kind === 'role' ? texts.every[approver.role] : nameOf(people, approver.person)
}

/** The value of a choice: a person's id, or a role. */
const roleValue = (role: Role): string => `role:${role}`

function resetFor(on: string | null): ResetRule {
  if (on === 'fields') return { on: 'fields', fields: ['value'] }
  return on === 'document' || on === 'nothing' ? { on } : everyChange
}

/** Who is asked in a stage, each with what makes their approval fall; and who else can be. */
export function Approvers({ stage, known, onChange }: ApproversProps) {
  const { people } = useOpenSession()
  const { approvers } = stage
  const roles = decidingRoles.filter(role => !approvers.some(each => each.kind === 'role' && each.role === role))
  const others = people.filter(person => mayApprove(person) && !approvers.some(each => each.kind === 'person' && each.person === person.id))
  const data = [
    { group: texts.roles, items: roles.map(role => ({ value: roleValue(role), label: texts.every[role] })) },
    { group: texts.people, items: others.map(({ id, name }) => ({ value: id as string, label: name })) },
  ].filter(({ items }) => items.length > 0)
  const add = (chosen: string | null) => {
    const role = roles.find(each => roleValue(each) === chosen)
    const person = others.find(({ id }) => id === chosen)
    if (role !== undefined) onChange([...approvers, { kind: 'role', role, reset: everyChange }])
    else if (person !== undefined) onChange([...approvers, { kind: 'person', person: person.id, reset: everyChange }])
  }
  return (
    <div>
      <p className={classes['fieldName']} id={`asked-${stage.id}`}>{texts.asked}</p>
      {approvers.length === 0 ? <p className={classes['warn']}>{texts.nobody}</p> : null}
      <ul className={classes['approvers']} aria-labelledby={`asked-${stage.id}`}>
        {approvers.map((approver, at) => (
          <ApproverLine
            key={approver.kind === 'role' ? roleValue(approver.role) : approver.person}
            approver={approver}
            known={known}
            onReset={reset => onChange(approvers.with(at, { ...approver, reset }))}
            onRemove={() => onChange(approvers.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {data.length === 0 ? null : <Select size="sm" aria-label={texts.addApprover} placeholder={texts.addApprover} data={data} value={null} onChange={add} searchable maw={320} />}
    </div>
  )
}

interface ApproverLineProps {
  readonly approver: Approver
  readonly known: readonly Fact[]
  readonly onReset: (reset: ResetRule) => void
  readonly onRemove: () => void
}

function ApproverLine({ approver, known, onReset, onRemove }: ApproverLineProps) {
  const { people } = useOpenSession()
  const name = nameFor(approver, people)
  const person = approver.kind === 'person' ? people.find(({ id }) => id === approver.person) : undefined
  const unable = person === undefined ? (approver.kind === 'role' ? !decidingRoles.includes(approver.role) : true) : !mayApprove(person)
  const { reset } = approver
  return (
    <li className={classes['approver']}>
      {approver.kind === 'role' ? <IconUsers size={18} stroke={1.6} aria-hidden="true" /> : <IconUser size={18} stroke={1.6} aria-hidden="true" />}
      <span className={classes['approverName']}>
        {name}
        {unable ? <span className={classes['warn']}> · {person?.active === false ? texts.noLongerActive : texts.cannotDecide}</span> : null}
      </span>
      <span className={classes['reset']}>
        <span aria-hidden="true">{texts.resetTitle}</span>
        <Select size="xs" aria-label={texts.resetOf(name)} data={resets} value={reset.on} onChange={on => on !== reset.on && onReset(resetFor(on))} w={216} />
      </span>
      <ActionIcon variant="subtle" color="gray" aria-label={texts.removeApprover(name)} onClick={onRemove}><IconX size={16} aria-hidden="true" /></ActionIcon>
      {reset.on === 'fields' ? (
        <MultiSelect
          className={classes['resetFields'] ?? ''}
          size="xs"
          aria-label={texts.resetFields(name)}
          data={known.map(fact => ({ value: fact.name, label: fact.label }))}
          value={reset.fields}
          error={reset.fields.length === 0}
          onChange={chosen => onReset({ on: 'fields', fields: known.filter(fact => chosen.includes(fact.name)).map(fact => fact.name) })}
          searchable
          hidePickedOptions
        />
      ) : null}
    </li>
  )
}
