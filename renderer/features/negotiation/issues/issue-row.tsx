import { ActionIcon, Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown, IconDotsVertical } from '@tabler/icons-react'
import { IssueField } from '#renderer/features/negotiation/issues/issue-field.tsx'
import { StatusMark } from '#renderer/features/negotiation/issues/status-mark.tsx'
import { useIssues } from '#renderer/features/negotiation/issues/store.ts'
import { texts } from '#renderer/features/negotiation/issues/texts.ts'
import { issueStatuses, type Issue } from '#shared/negotiation/issue.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import classes from './issues.module.css'

export interface IssueRowProps {
  readonly issue: Issue
  readonly readOnly: boolean
  /** Its place in the list, from 0. */
  readonly place: number
  readonly last: boolean
  /** The clause as it is named now; null where it is no longer in the text. */
  readonly clauseNow: string | null
  readonly onJump: () => void
}

const { columns } = texts
const check = <IconCheck size={14} aria-hidden="true" />

/** One issue: changed where it stands. */
export function IssueRow({ issue, readOnly, place, last, clauseNow, onJump }: IssueRowProps) {
  const { change, moveBy, remove, putBack } = useIssues()
  const { id, title, paragraph } = issue
  const field = (name: 'theirAsk' | 'ourPosition' | 'notes') => (
    <IssueField label={texts.cell(columns[name], title)} value={issue[name]} maxLength={10_000} readOnly={readOnly} onChange={value => change(id, { [name]: value })} />
  )
  const takeOff = async () => {
    await remove(id)
    tellDone(texts.removed(title), () => attempt(() => putBack(issue, place)))
  }
  return (
    <tr>
      <th scope="row" data-label={columns.clause}>
        {paragraph === null ? <span className={classes['faint']}>{texts.whole}</span> : (
          <>
            <button type="button" className={classes['clause']} onClick={onJump} aria-label={texts.goTo(clauseNow ?? issue.clause)}>{clauseNow ?? issue.clause}</button>
            {clauseNow === null ? <span className={classes['faint']}>{texts.gone}</span> : null}
          </>
        )}
      </th>
      <td data-label={columns.issue}><IssueField label={texts.cell(columns.issue, title)} value={title} maxLength={300} readOnly={readOnly} required strong onChange={value => change(id, { title: value })} /></td>
      <td data-label={columns.theirAsk}>{field('theirAsk')}</td>
      <td data-label={columns.ourPosition}>{field('ourPosition')}</td>
      <td data-label={columns.status}>
        {readOnly ? <StatusMark status={issue.status} /> : (
          <Menu position="bottom-start">
            <Menu.Target>
              <UnstyledButton className={classes['statusButton'] ?? ''} aria-label={texts.cell(`${columns.status}: ${texts.statuses[issue.status]}`, title)}>
                <StatusMark status={issue.status} />
                <IconChevronDown size={12} aria-hidden="true" />
              </UnstyledButton>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.RadioGroup value={issue.status} aria-label={columns.status}>
                {issueStatuses.map(status => (
                  <Menu.RadioItem key={status} value={status} checkIcon={check} closeMenuOnClick onChange={() => attempt(() => change(id, { status }))}>
                    <StatusMark status={status} />
                    <span className={classes['meaning']}>{texts.statusMeanings[status]}</span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Dropdown>
          </Menu>
        )}
      </td>
      <td data-label={columns.notes}>{field('notes')}</td>
      <td className={classes['more']}>
        {readOnly ? null : (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={texts.more(title)}><IconDotsVertical size={14} aria-hidden="true" /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={place === 0} onClick={() => attempt(() => moveBy(id, -1))}>{texts.moveUp}</Menu.Item>
              <Menu.Item disabled={last} onClick={() => attempt(() => moveBy(id, 1))}>{texts.moveDown}</Menu.Item>
              <Menu.Item onClick={() => attempt(takeOff)}>{texts.remove}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </td>
    </tr>
  )
}
