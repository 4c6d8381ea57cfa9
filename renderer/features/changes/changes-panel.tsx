import { ActionIcon, Button, Collapse, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp, IconFilter } from '@tabler/icons-react'
import { undo } from 'prosemirror-history'
import { useDeferredValue, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { ChangeList } from '#renderer/features/changes/change-list.tsx'
import { ChangesFilter } from '#renderer/features/changes/changes-filter.tsx'
import { decideOne, decideShown, readChanges } from '#renderer/features/changes/decide.ts'
import { countOf, everyChange, facetsOf, partsSet, shownChanges, type ChosenChanges } from '#renderer/features/changes/filter.ts'
import { NoChanges } from '#renderer/features/changes/no-changes.tsx'
import { texts } from '#renderer/features/changes/texts.ts'
import { TrackingSwitch } from '#renderer/features/changes/tracking-switch.tsx'
import { ViewMenu } from '#renderer/features/changes/view-menu.tsx'
import { KeyHint } from '#renderer/components/key-hint.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { counted, formatNumber, today } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './changes.module.css'

interface ChangesPanelProps {
  readonly session: EditorSession
  /** Since when the turn is where it is. */
  readonly turnSince: Instant
  /** Whether this is the working text; a version is only read, and has nothing to track. */
  readonly working: boolean
}

/** Every change in the text: who, when, what and where; filtered, gone through, and decided one by one or together. */
export function ChangesPanel({ session, turnSince, working }: ChangesPanelProps) {
  const locale = useLocale()
  const { me } = useOpenSession()
  const all = useStore(session, state => state.changes)
  const authors = useStore(session, state => state.authors)
  const current = useStore(session, state => state.currentChange)
  const editable = useStore(session, state => state.editable)
  const [filter, setFilter] = useState<ChosenChanges>(everyChange)
  const [filtering, { toggle }] = useDisclosure(false)
  const asked = useDeferredValue(filter)
  const facets = useMemo(() => facetsOf(all), [all])
  const changes = useMemo(() => shownChanges(all, asked, { today: today(), turnSince }), [all, asked, turnSince])
  const set = partsSet(filter)
  const number = (count: number) => formatNumber(count, locale)
  const count = countOf(changes)
  const total = countOf(all)
  // For a moment the list is still the one before the filter was changed; nobody means to decide that.
  const settling = asked !== filter
  const tracking = working ? <TrackingSwitch session={session} /> : null
  if (all.length === 0) {
    return (
      <div className={classes['panel']}>
        <div className={classes['head']}>{tracking}</div>
        <NoChanges session={session} working={working} />
      </div>
    )
  }
  return (
    <div className={classes['panel']}>
      <div className={classes['head']}>
        <ViewMenu session={session} />
        {tracking}
      </div>
      <div className={classes['bar']}>
        <output className="tabular">{set === 0 ? counted(total, texts.change, texts.changes, locale) : texts.shownOf(number(count), number(total))}</output>
        <span className={classes['tools']}>
          {set === 0 ? null : <Button size="compact-xs" variant="subtle" onClick={() => setFilter(everyChange)}>{texts.clearFilter}</Button>}
          <Tooltip label={<>{texts.previous} <KeyHint keys="Shift+F8" /></>}>
            <ActionIcon variant="subtle" size="sm" aria-label={texts.previous} onClick={session.goToPreviousChange}><IconChevronUp size={16} aria-hidden="true" /></ActionIcon>
          </Tooltip>
          <Tooltip label={<>{texts.next} <KeyHint keys="F8" /></>}>
            <ActionIcon variant="subtle" size="sm" aria-label={texts.next} onClick={session.goToNextChange}><IconChevronDown size={16} aria-hidden="true" /></ActionIcon>
          </Tooltip>
          <Tooltip label={texts.filter}>
            <ActionIcon variant={set > 0 ? 'light' : 'subtle'} size="sm" aria-label={set === 0 ? texts.filter : texts.filterOn(number(set))} aria-expanded={filtering} onClick={toggle}><IconFilter size={16} aria-hidden="true" /></ActionIcon>
          </Tooltip>
        </span>
      </div>
      <Collapse expanded={filtering} transitionDuration={80}>
        <ChangesFilter filter={filter} facets={facets} authors={authors} onChange={setFilter} />
      </Collapse>
      {changes.length === 0 ? <p className={classes['noMatch']}>{texts.noMatch}</p> : (
        <ChangeList
          changes={changes}
          gestures={facets.gestures}
          authors={authors}
          me={me.id}
          current={current}
          decidable={editable}
          onGo={({ key }) => session.goToChange(key)}
          onGesture={({ group }) => setFilter({ ...everyChange, gesture: group })}
          onDecide={(decision, change) => decideOne(session, decision, change)}
          onUndo={() => {
            session.run(undo)
            readChanges(session)
          }}
        />
      )}
      {editable && changes.length > 0 ? (
        <div className={classes['foot']}>
          <p className={classes['keys']}>{texts.keysHint}</p>
          <Button size="compact-sm" variant="default" disabled={settling} onClick={() => decideShown(session, 'accept', changes, locale)}>{set === 0 ? texts.acceptAll : texts.acceptShown(number(count))}</Button>
          <Button size="compact-sm" variant="default" disabled={settling} onClick={() => decideShown(session, 'reject', changes, locale)}>{set === 0 ? texts.rejectAll : texts.rejectShown(number(count))}</Button>
        </div>
      ) : null}
    </div>
  )
}
