import type { MouseEvent } from 'react'
import { ChangeMark } from '#renderer/features/compare/change-mark.tsx'
import { changeWords, whereWords } from '#renderer/features/compare/change-words.ts'
import type { ShownChange } from '#renderer/features/compare/compared.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import classes from './change-list.module.css'

interface ChangeEntryProps {
  readonly id: string
  readonly change: ShownChange
  /** The clause of the other place of a passage that was moved. */
  readonly partnerClause: string
  readonly current: boolean
  readonly place: number
  readonly all: number
  readonly onGo: (event: MouseEvent) => void
}

/** One change in the list: its kind as a word with a sign, the words that went and those that came. */
export function ChangeEntry({ id, change, partnerClause, current, place, all, onGo }: ChangeEntryProps) {
  const { head, gone, came, affected, notes } = changeWords(change, partnerClause)
  return (
    // The list has the keyboard; an entry is pointed at.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      aria-setsize={all}
      aria-posinset={place}
      className={classes['entry']}
      data-kind={change.kind}
      onClick={onGo}
    >
      <span className={classes['sign']}>
        <ChangeMark facet={change.kind} />
      </span>
      <div className={classes['says']}>
        <p className={classes['head']}>
          <span className="visually-hidden">{whereWords(change)}: </span>
          {head}
        </p>
        {gone === '' && came === '' ? null : (
          <p className={classes['words']}>
            {gone === '' ? null : <del>{gone}</del>} {gone === '' || came === '' ? null : <span className="visually-hidden">{texts.by} </span>}
            {came === '' ? null : <ins>{came}</ins>}
          </p>
        )}
        {affected === '' ? null : <p className={classes['words']}>{affected}</p>}
        {notes.map(note => (
          <p key={note} className={classes['note']}>{note}</p>
        ))}
      </div>
    </div>
  )
}
