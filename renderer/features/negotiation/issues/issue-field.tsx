import { useState } from 'react'
import { attempt } from '#renderer/lib/notify.tsx'
import classes from './issues.module.css'

interface IssueFieldProps {
  /** Names it for a screen reader: the column and the issue. */
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly readOnly: boolean
  /** Whether it may be left empty; where it may not, an emptied field goes back to what it said. */
  readonly required?: boolean
  readonly strong?: boolean
  readonly onChange: (value: string) => Promise<void>
}

/** A text that is changed where it stands: it is saved when the keyboard leaves it, Escape takes back what was typed. */
export function IssueField({ label, value, maxLength, readOnly, required = false, strong = false, onChange }: IssueFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  if (readOnly) return <p className={classes['fixed']} data-strong={strong}>{value}</p>
  const save = () => {
    if (typed === null) return
    const words = typed.trim()
    if (words === value || (required && words === '')) {
      setTyped(null)
      return
    }
    attempt(async () => {
      await onChange(words)
      // Where it could not be saved the words stay in the field.
      setTyped(now => (now === typed ? null : now))
    })
  }
  return (
    <textarea
      className={classes['field']}
      data-strong={strong}
      aria-label={label}
      rows={1}
      maxLength={maxLength}
      value={typed ?? value}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          setTyped(null)
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          save()
        }
      }}
    />
  )
}
