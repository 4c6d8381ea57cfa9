import { ActionIcon, Button, Modal, Tooltip } from '@mantine/core'
import { IconCalendarDown, IconPlus, IconQuote } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { exportCalendar } from '#renderer/features/obligations/export-calendar.ts'
import { ObligationForm } from '#renderer/features/obligations/form/obligation-form.tsx'
import { texts as formTexts } from '#renderer/features/obligations/form/texts.ts'
import { newValues } from '#renderer/features/obligations/form/values.ts'
import { Breaches } from '#renderer/features/obligations/panel/breaches.tsx'
import { obligationFromSelection } from '#renderer/features/obligations/panel/from-selection.ts'
import { ObligationCard } from '#renderer/features/obligations/panel/obligation-card.tsx'
import { Suggestions } from '#renderer/features/obligations/panel/suggestions.tsx'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { useObligations } from '#renderer/features/obligations/store.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { ObligationDetails } from '#shared/obligations/obligation.ts'
import { call } from '#renderer/lib/client.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './panel.module.css'

interface ObligationsPanelProps {
  readonly session: EditorSession
  readonly contract: ContractId
  /** Resolves when every change of the text is on the disk. */
  readonly whenSaved: () => Promise<void>
  /** The contract's own state may follow from what was done here. */
  readonly onChanged: () => void
}

/** What the contract asks for: suggested from its text, kept, done, and broken. */
export function ObligationsPanel({ session, contract, whenSaved, onChanged }: ObligationsPanelProps) {
  const locale = useLocale()
  const { me } = useOpenSession()
  const [address] = useSearchParams()
  const { value, failure, open, take, begin } = useObligations()
  if (value === null) return failure === null ? <Waiting what={texts.opening} /> : <FailureNote failure={failure} onRetry={() => void open(contract)} />
  const mayAdd = mayEdit(me)
  const taken = (next: typeof value) => {
    take(contract, next)
    onChanged()
  }
  const jump = (paragraph: string) => session.jumpToParagraph(paragraph)
  const standing = value.obligations.toSorted((a, b) => Number(a.obligation.ended !== null) - Number(b.obligation.ended !== null))
  return (
    <>
      <FailureNote failure={failure} onRetry={() => void open(contract)} />
      {mayAdd ? <Suggestions contract={contract} whenSaved={whenSaved} onJump={jump} onTaken={taken} /> : null}
      <RailSection
        title={texts.obligations}
        action={
          <span className={classes['tools']}>
            {value.obligations.length === 0 ? null : (
              <Tooltip label={texts.export}>
                <ActionIcon variant="subtle" color="gray" aria-label={texts.export} onClick={() => attempt(() => exportCalendar(contract, false, locale))}><IconCalendarDown size={18} stroke={1.6} aria-hidden="true" /></ActionIcon>
              </Tooltip>
            )}
            {mayAdd ? (
              <>
                <Tooltip label={texts.fromSelection}>
                  <ActionIcon variant="subtle" aria-label={texts.fromSelection} onMouseDown={event => event.preventDefault()} onClick={() => obligationFromSelection(session, me.id)}><IconQuote size={18} stroke={1.6} aria-hidden="true" /></ActionIcon>
                </Tooltip>
                <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden="true" />} aria-label={texts.addLong} onClick={() => begin(newValues(me.id, null))}>{texts.add}</Button>
              </>
            ) : null}
          </span>
        }
      >
        {value.obligations.length === 0 ? <EmptyState title={texts.none}>{mayAdd ? texts.noneText : texts.fixed}</EmptyState> : null}
        <ul className={classes['obligations']}>
          {standing.map(each => <ObligationCard key={each.obligation.id} of={each} wanted={address.get('occurrence')} onJump={jump} onTaken={taken} />)}
        </ul>
      </RailSection>
      {value.breaches.length === 0 ? null : <Breaches value={value} onTaken={taken} />}
    </>
  )
}

interface BegunObligationProps {
  readonly contract: ContractId
  readonly whenSaved: () => Promise<void>
  readonly onChanged: () => void
}

/** The obligation that is being written down, wherever it was begun: in the panel, in the text, from the palette. */
export function BegunObligation({ contract, whenSaved, onChanged }: BegunObligationProps) {
  const { begun, begin, take } = useObligations()
  const add = async (details: ObligationDetails) => {
    await whenSaved()
    take(contract, await call('obligations.add', { contract, details }))
    onChanged()
    tellDone(formTexts.added)
  }
  return (
    <Modal opened={begun !== null} onClose={() => begin(null)} title={formTexts.addTitle} size="lg">
      {begun === null ? null : <ObligationForm initial={begun} action={formTexts.add} onSave={add} onClose={() => begin(null)} />}
    </Modal>
  )
}
