import { Button, Select, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { texts } from '#renderer/features/new-contract/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { contractTypes, type ContractType } from '#shared/contracts/contract.ts'
import { call } from '#renderer/lib/client.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import { typeWords } from '#renderer/lib/words.ts'
import classes from './new-contract.module.css'

const types = contractTypes.map(type => ({ value: type, label: typeWords[type] }))

/** A contract with nothing in it but its name. */
export function BlankForm() {
  const [title, setTitle] = useState('')
  const [type, setType] = useState<ContractType>('other')
  const { busy, failure, run } = useVerb()
  const navigate = useNavigate()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      const { contract } = await call('contracts.createBlank', { title: title.trim(), type })
      await navigate(`/contracts/${contract.id}`, { replace: true })
    })
  }
  return (
    <form onSubmit={submit} className={classes['blank']}>
      <p>{texts.blankText}</p>
      <TextInput label={texts.contractTitle} value={title} onChange={event => setTitle(event.currentTarget.value)} required maxLength={300} />
      <Select label={texts.contractType} data={types} value={type} onChange={value => setType(contractTypes.find(each => each === value) ?? 'other')} />
      <FailureNote failure={failure} />
      <Button type="submit" variant="default" loading={busy} disabled={title.trim() === ''}>{texts.createBlank}</Button>
    </form>
  )
}
