import { ActionIcon, Button, Modal, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowsMaximize, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { AddIssue } from '#renderer/features/negotiation/issues/add-issue.tsx'
import { IssuesExport } from '#renderer/features/negotiation/issues/issues-export.tsx'
import { IssuesTable } from '#renderer/features/negotiation/issues/issues-table.tsx'
import { openIssues, useIssues } from '#renderer/features/negotiation/issues/store.ts'
import { texts } from '#renderer/features/negotiation/issues/texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './issues.module.css'

interface IssuesPanelProps {
  readonly session: EditorSession
  readonly contract: ContractId
  readonly whenSaved: () => Promise<void>
}

/** The points of the negotiation: their ask, our position, and how each ended. */
export function IssuesPanel({ session, contract, whenSaved }: IssuesPanelProps) {
  const locale = useLocale()
  const { me } = useOpenSession()
  const { issues, failure, open } = useIssues()
  const [adding, add] = useDisclosure(false)
  const [wide, enlarged] = useDisclosure(false)
  /** The clause that was asked for in the wide table: it is gone to once the table has given the keyboard back. */
  const [wanted, setWanted] = useState<string | null>(null)
  if (issues === null) return failure === null ? <Waiting what={texts.opening} /> : <FailureNote failure={failure} onRetry={() => void open(contract)} />
  const readOnly = !mayEdit(me)
  const number = (count: number) => formatNumber(count, locale)
  const jump = (paragraph: string) => {
    if (!session.jumpToParagraph(paragraph)) session.setState({ notice: texts.clauseGone })
  }
  const enlarge = () => {
    setWanted(null)
    enlarged.open()
  }
  const jumpFromWide = (paragraph: string) => {
    setWanted(paragraph)
    enlarged.close()
  }
  const left = () => {
    if (wanted !== null) jump(wanted)
  }
  const table = (onJump: (paragraph: string) => void) => <IssuesTable session={session} issues={issues} readOnly={readOnly} onJump={onJump} />
  const begin = readOnly || adding ? null : <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={add.open}>{texts.add}</Button>
  return (
    <div className={classes['panel']}>
      <div className={classes['head']}>
        <output className="tabular">{issues.length === 0 ? '' : texts.openCount(number(openIssues(issues)), number(issues.length))}</output>
        <span className={classes['tools']}>
          {issues.length === 0 ? null : (
            <>
              {begin}
              <IssuesExport contract={contract} />
              <Tooltip label={texts.enlarge}>
                <ActionIcon variant="subtle" color="gray" size="md" aria-label={texts.enlarge} onClick={enlarge}><IconArrowsMaximize size={16} aria-hidden="true" /></ActionIcon>
              </Tooltip>
            </>
          )}
        </span>
      </div>
      <FailureNote failure={failure} onRetry={() => void open(contract)} />
      <div className={classes['body']}>
        {adding ? <AddIssue session={session} whenSaved={whenSaved} onDone={add.close} /> : null}
        {issues.length > 0 ? table(jump) : adding ? null : (
          <div className={classes['none']}><EmptyState title={texts.none} action={begin ?? undefined}>{readOnly ? texts.noneReading : texts.noneText}</EmptyState></div>
        )}
      </div>
      <Modal opened={wide} onClose={enlarged.close} returnFocus={wanted === null} onExitTransitionEnd={left} title={texts.title} size="92%">{table(jumpFromWide)}</Modal>
    </div>
  )
}
