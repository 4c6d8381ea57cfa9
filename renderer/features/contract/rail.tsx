import { ActionIcon, Tabs } from '@mantine/core'
import {
  IconArrowsExchange, IconCalendarTime, IconChecklist, IconChecks, IconEdit, IconForms, IconHistory, IconInfoCircle, IconListCheck, IconListTree, IconMessage, IconSignature, IconVersions, IconX,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { texts, type PanelName } from '#renderer/features/contract/texts.ts'
import { isTyping } from '#renderer/lib/key-press.ts'
import classes from './rail.module.css'

const marks: Readonly<Record<PanelName, Icon>> = {
  details: IconInfoCircle,
  outline: IconListTree,
  fields: IconForms,
  changes: IconEdit,
  comments: IconMessage,
  issues: IconListCheck,
  turns: IconArrowsExchange,
  versions: IconVersions,
  approvals: IconChecks,
  signing: IconSignature,
  obligations: IconChecklist,
  term: IconCalendarTime,
  history: IconHistory,
}
export const panelNames = Object.keys(marks) as PanelName[]

/** Counts that say how much there is; those of other tabs say how much is still to be done. */
const calm: ReadonlySet<PanelName> = new Set(['changes', 'comments', 'issues'])
const most = 999

interface RailProps {
  readonly open: PanelName | null
  readonly onOpen: (panel: PanelName | null) => void
  readonly panels: Readonly<Record<PanelName, ReactNode>>
  /** A number beside a tab: what waits there. */
  readonly counts: Partial<Readonly<Record<PanelName, number>>>
}

/** The one rail beside a contract: tabs by mark and word. Below 1,100 px its panel lies over the paper as a drawer. */
export function Rail({ open, onOpen, panels, counts }: RailProps) {
  const choose = (value: string | null) => onOpen(panelNames.find(name => name === value) ?? null)
  const shown = open === null ? null : panels[open]
  return (
    <Tabs
      value={open}
      onChange={choose}
      orientation="vertical"
      placement="right"
      variant="none"
      allowTabDeactivation
      activateTabWithKeyboard={false}
      keepMounted={false}
      className={classes['rail'] ?? ''}
      data-open={open !== null}
    >
      <Tabs.List className={classes['tabs'] ?? ''} aria-label={texts.rail} data-pane="tabs">
        {panelNames.map(name => {
          const Mark = marks[name]
          const count = counts[name] ?? 0
          return (
            <Tabs.Tab key={name} value={name} className={classes['tab'] ?? ''}>
              <Mark size={20} stroke={1.6} aria-hidden="true" />
              <span>{texts.panels[name]}</span>
              {count > 0 ? <span className={classes['count']} data-calm={calm.has(name)}>{count > most ? `${most}+` : count}</span> : null}
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
      {open === null ? null : (
        <Tabs.Panel
          value={open}
          className={classes['panel'] ?? ''}
          data-pane="panel"
          onKeyDown={event => {
            // What opens from a panel lies elsewhere in the page, and its keys are its own.
            const own = event.target instanceof Node && event.currentTarget.contains(event.target)
            if (event.key === 'Escape' && own && !event.defaultPrevented && !isTyping(event.target)) onOpen(null)
          }}
        >
          <div className={classes['panelHead']}>
            <h2>{texts.panels[open]}</h2>
            <ActionIcon variant="subtle" color="gray" aria-label={texts.closeRail} onClick={() => onOpen(null)}>
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
          <div className={classes['panelBody']}>{shown}</div>
        </Tabs.Panel>
      )}
    </Tabs>
  )
}
