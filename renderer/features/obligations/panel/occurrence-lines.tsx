import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { awaits, deedsFor, type Acting, type Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import { DeedForm } from '#renderer/features/obligations/occurrence/deed-form.tsx'
import { OccurrenceMark } from '#renderer/features/obligations/occurrence/occurrence-mark.tsx'
import { texts as deedTexts } from '#renderer/features/obligations/occurrence/texts.ts'
import { AllegeForm } from '#renderer/features/obligations/panel/allege-form.tsx'
import type { ObligationView } from '#renderer/features/obligations/panel/obligation-card.tsx'
import { foldedLines } from '#renderer/features/obligations/panel/folded-lines.ts'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { mayEdit } from '#shared/contracts/person.ts'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import { formatDate, formatNumber } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './panel.module.css'

interface OccurrenceLinesProps {
  readonly of: ObligationView
  readonly wanted: string | null
  readonly onTaken: (of: ContractObligations) => void
}

/** Each time an obligation is due: what matters now is there, what lies far back or ahead is folded. */
export function OccurrenceLines({ of, wanted, onTaken }: OccurrenceLinesProps) {
  const locale = useLocale()
  const [whole, setWhole] = useState(false)
  const { shown, past, later } = foldedLines(of.occurrences, wanted)
  const lines = whole ? of.occurrences : shown
  if (of.occurrences.length === 0) return null
  return (
    <>
      <ol className={classes['occurrences']}>
        {lines.map(each => <OccurrenceLine key={each.occurrence.id} acting={{ obligation: of.obligation, ...each }} wanted={each.occurrence.id === wanted} onTaken={onTaken} />)}
      </ol>
      {past + later === 0 ? null : (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(before => !before)}>
          {whole ? texts.hide : [past === 0 ? '' : texts.past(formatNumber(past, locale)), later === 0 ? '' : texts.later(formatNumber(later, locale))].filter(part => part !== '').join(' · ')}
        </Button>
      )}
    </>
  )
}

interface OccurrenceLineProps {
  readonly acting: Acting
  readonly wanted: boolean
  readonly onTaken: (of: ContractObligations) => void
}

function OccurrenceLine({ acting, wanted, onTaken }: OccurrenceLineProps) {
  const { occurrence, obligation, state, overdue } = acting
  const locale = useLocale()
  const { me, people } = useOpenSession()
  const [deed, setDeed] = useState<Deed | 'allege' | null>(null)
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (wanted) line.current?.scrollIntoView({ block: 'center' })
  }, [wanted])
  const close = () => setDeed(null)
  const possible = deedsFor(me, obligation, state, occurrence.submitted?.by ?? null)
  const first = state === 'scheduled' ? undefined : possible.find(each => each === 'submit' || each === 'accept')
  const rest = possible.filter(each => each !== first)
  const mayAllege = overdue && mayEdit(me)
  const date = formatDate(occurrence.due, locale)
  const { decided, submitted } = occurrence
  return (
    <li ref={line} className={classes['occurrence']} data-wanted={wanted} data-overdue={overdue}>
      <div className={classes['when']}>
        <DateAway date={occurrence.due} deadline={awaits(state)} />
        <OccurrenceMark state={state} overdue={overdue} />
      </div>
      <div className={classes['lineDeeds']}>
        {first === undefined ? null : <Button size="compact-xs" variant={overdue || state === 'submitted' ? 'light' : 'default'} aria-label={texts.deedOf(deedTexts.deeds[first], obligation.title, date)} onClick={() => setDeed(first)}>{deedTexts.deeds[first]}</Button>}
        {rest.length === 0 && !mayAllege ? null : (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={texts.moreOf(obligation.title, date)}><IconDots size={16} aria-hidden="true" /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map(each => <Menu.Item key={each} onClick={() => setDeed(each)}>{deedTexts.deeds[each]}</Menu.Item>)}
              {mayAllege ? <Menu.Item onClick={() => setDeed('allege')}>{texts.allege}</Menu.Item> : null}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {submitted === null ? null : <p className={classes['wide']}>{deedTexts.submittedBy(nameOf(people, submitted.by), formatDate(submitted.on, locale))}{occurrence.note === '' ? '' : `: “${occurrence.note}”`}</p>}
      {decided === null || decided.reason === '' ? null : <p className={classes['wide']}>{nameOf(people, decided.by)}: “{decided.reason}”</p>}
      {occurrence.evidence.length === 0 ? null : <p className={classes['wide']}>{deedTexts.evidence}: {occurrence.evidence.map(({ fileName }) => fileName).join(', ')}</p>}
      <Modal opened={deed !== null && deed !== 'allege'} onClose={close} title={deed === null || deed === 'allege' ? '' : deedTexts.titles[deed](obligation.title)}>
        {deed === null || deed === 'allege' ? null : <DeedForm acting={acting} deed={deed} onTaken={onTaken} onClose={close} />}
      </Modal>
      <Modal opened={deed === 'allege'} onClose={close} title={texts.allegeTitle}>
        {deed === 'allege' ? <AllegeForm acting={acting} onTaken={onTaken} onClose={close} /> : null}
      </Modal>
    </li>
  )
}
