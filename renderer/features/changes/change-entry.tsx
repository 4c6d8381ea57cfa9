import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { isMovedAway, KindMark, kindWord } from '#renderer/features/changes/kind-mark.tsx'
import { texts } from '#renderer/features/changes/texts.ts'
import { AuthorMark } from '#renderer/components/author-mark.tsx'
import { ChangeExcerpt } from '#renderer/components/change-excerpt.tsx'
import { TimeAgo } from '#renderer/components/time-ago.tsx'
import type { ListedChange } from '#shared/redline/list.ts'
import type { Decision } from '#shared/redline/resolve.ts'
import classes from './changes.module.css'

export interface ChangeEntryProps {
  readonly change: ListedChange
  readonly colour: number | null
  readonly own: boolean
  /** The change the cursor stands in, or that was last gone to. */
  readonly current: boolean
  /** Whether Tab comes to this entry; the arrow keys go to the others. */
  readonly tabbable: boolean
  readonly decidable: boolean
  /** How many places the gesture changed, in the person's manner of writing numbers; null for one. */
  readonly places: string | null
  readonly onGo: (change: ListedChange) => void
  readonly onPartner: (change: ListedChange) => void
  readonly onGesture: (change: ListedChange) => void
  readonly onDecide: (decision: Decision, change: ListedChange) => void
  readonly onKey: (event: KeyboardEvent, change: ListedChange) => void
}

/** What an entry is called where its words alone are heard. */
export function nameOfChange(change: ListedChange): string {
  const words = [change.deleted, change.inserted, ...change.deletedBlocks, ...change.insertedBlocks, change.affected].find(text => text !== '') ?? ''
  return [kindWord(change), words.slice(0, 60)].filter(part => part !== '').join(' ')
}

/** One change: who, when, what, where, and the two decisions about it. */
export function ChangeEntry(props: ChangeEntryProps) {
  const { change, colour, own, current, tabbable, decidable, places, onGo, onPartner, onGesture, onDecide, onKey } = props
  const reach = tabbable ? 0 : -1
  const name = nameOfChange(change)
  return (
    <div className={classes['entry']} data-current={current} data-author-colour={colour ?? undefined}>
      <button type="button" className={classes['go']} tabIndex={reach} aria-current={current ? 'true' : undefined} data-change-key={change.key} onClick={() => onGo(change)} onKeyDown={event => onKey(event, change)}>
        <span className={classes['who']}>
          <AuthorMark name={change.author} colour={colour} />
          <span className={classes['author']}>{change.author}</span>
          {own ? <span className={classes['faint']}>({texts.you})</span> : null}
          <span className={classes['when']}><TimeAgo at={change.at} /></span>
        </span>
        <span className={classes['what']}>
          <KindMark change={change} />
          <span className={classes['clause']}>{change.clause === '' ? (change.paragraph === null ? texts.whole : '') : change.clause}</span>
        </span>
        <span className={classes['excerpt']}><ChangeExcerpt change={change} /></span>
      </button>
      {decidable ? (
        <span className={classes['decide']}>
          <Tooltip label={texts.accept}>
            <ActionIcon variant="subtle" size={24} tabIndex={reach} aria-label={texts.acceptNamed(name)} onClick={() => onDecide('accept', change)}>
              <IconCheck size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={texts.reject}>
            <ActionIcon variant="subtle" size={24} color="red" tabIndex={reach} aria-label={texts.rejectNamed(name)} onClick={() => onDecide('reject', change)}>
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        </span>
      ) : null}
      {change.partner === null && places === null ? null : (
        <span className={classes['besides']}>
          {change.partner === null ? null : (
            <button type="button" tabIndex={reach} onClick={() => onPartner(change)}>{isMovedAway(change) ? texts.otherPlace.source : texts.otherPlace.target}</button>
          )}
          {places === null ? null : (
            <>
              <span>{texts.onePlaceOf(places)}</span>
              <button type="button" tabIndex={reach} onClick={() => onGesture(change)}>{texts.showEdit}</button>
            </>
          )}
        </span>
      )}
    </div>
  )
}
