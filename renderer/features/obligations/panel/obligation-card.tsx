import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import { IconCalendarEvent, IconDots, IconKey, IconRepeat } from '@tabler/icons-react'
import { useState } from 'react'
import { ObligationForm } from '#renderer/features/obligations/form/obligation-form.tsx'
import { texts as formTexts } from '#renderer/features/obligations/form/texts.ts'
import { valuesOf } from '#renderer/features/obligations/form/values.ts'
import { EndForm, HappenedForm } from '#renderer/features/obligations/panel/obligation-forms.tsx'
import { OccurrenceLines } from '#renderer/features/obligations/panel/occurrence-lines.tsx'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { triggerInWords } from '#renderer/features/obligations/panel/trigger-words.ts'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { QuotedPassage } from '#renderer/components/quoted-passage.tsx'
import { mayEdit } from '#shared/contracts/person.ts'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import type { ObligationDetails } from '#shared/obligations/obligation.ts'
import { call } from '#renderer/lib/client.ts'
import { formatMoney, formatNumber } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './panel.module.css'

export type ObligationView = ContractObligations['obligations'][number]

interface ObligationCardProps {
  readonly of: ObligationView
  /** The occurrence the address leads to. */
  readonly wanted: string | null
  readonly onJump: (paragraph: string) => void
  readonly onTaken: (of: ContractObligations) => void
}

type Opened = 'change' | 'end' | 'happened' | null

/** One obligation: what it is, where the text says so, and each time it is due. */
export function ObligationCard({ of, wanted, onJump, onTaken }: ObligationCardProps) {
  const { obligation, waitsFor } = of
  const { me } = useOpenSession()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const { source, trigger, title, ended } = obligation
  const paragraph = source?.paragraph ?? null
  const waits = trigger.on === 'event' && trigger.happenedOn === null && ended === null
  const change = async (details: ObligationDetails) => {
    onTaken(await call('obligations.change', { obligation: obligation.id, details }))
    tellDone(formTexts.changed)
  }
  return (
    <li className={classes['obligation']} data-ended={ended !== null} aria-label={title}>
      <div className={classes['head']}>
        <h4 className={classes['what']}>{title}</h4>
        {mayEdit(me) && ended === null ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={texts.more(title)}><IconDots size={16} aria-hidden="true" /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setOpened('change')}>{texts.change}</Menu.Item>
              {trigger.on === 'event' ? <Menu.Item onClick={() => setOpened('happened')}>{texts.happened}</Menu.Item> : null}
              <Menu.Item onClick={() => setOpened('end')}>{texts.end}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      <Facts of={of} />
      {source === null ? null : <QuotedPassage quote={source.quote} clause={source.clause} onJump={paragraph === null ? null : () => onJump(paragraph)} />}
      {ended === null ? null : <p className={classes['faint']}>{texts.ended(ended.reason)}</p>}
      {waitsFor === null || ended !== null ? null : <p className={classes['warn']}>{waitsFor}</p>}
      {waits && mayEdit(me) ? <Button size="compact-xs" variant="light" leftSection={<IconCalendarEvent size={14} aria-hidden="true" />} onClick={() => setOpened('happened')}>{texts.happened}</Button> : null}
      <OccurrenceLines of={of} wanted={wanted} onTaken={onTaken} />
      <Modal opened={opened === 'change'} onClose={close} title={formTexts.changeTitle(title)} size="lg">
        <ObligationForm initial={valuesOf(obligation)} action={formTexts.save} onSave={change} onClose={close} />
      </Modal>
      <Modal opened={opened === 'end'} onClose={close} title={texts.endTitle(title)}><EndForm obligation={obligation} onTaken={onTaken} onClose={close} /></Modal>
      <Modal opened={opened === 'happened'} onClose={close} title={trigger.on === 'event' ? texts.happenedTitle(trigger.event) : texts.happened}><HappenedForm obligation={obligation} onTaken={onTaken} onClose={close} /></Modal>
    </li>
  )
}

function Facts({ of: { obligation, recurrence } }: { readonly of: ObligationView }) {
  const locale = useLocale()
  const { people } = useOpenSession()
  const { kind, debtor, owner, acceptor, amount, grace, cure, conditionPrecedent } = obligation
  const facts = [
    words.kinds[kind],
    texts.owes[debtor],
    amount === null ? '' : formatMoney(amount, locale),
    texts.sees(nameOf(people, owner)),
    acceptor === null ? '' : texts.accepts(nameOf(people, acceptor)),
    grace === 0 ? '' : texts.grace(formatNumber(grace, locale)),
    cure === null ? '' : texts.cure(formatNumber(cure, locale)),
  ]
  return (
    <>
      <p className={classes['faint']}>{facts.filter(fact => fact !== '').join(' · ')}</p>
      {obligation.trigger.on === 'date' && obligation.recurrence === null ? null : (
        <p className={classes['sign']}>
          <IconRepeat size={14} stroke={1.8} aria-hidden="true" />
          {[obligation.trigger.on === 'date' ? '' : triggerInWords(obligation, locale), obligation.recurrence === null ? '' : recurrence].filter(part => part !== '').join('; ')}
        </p>
      )}
      {conditionPrecedent ? <p className={classes['sign']} title={words.conditionMeaning}><IconKey size={14} stroke={1.8} aria-hidden="true" />{words.conditionPrecedent}</p> : null}
    </>
  )
}
