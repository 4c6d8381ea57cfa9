import { useStore } from 'zustand'
import { IssueRow } from '#renderer/features/negotiation/issues/issue-row.tsx'
import { texts } from '#renderer/features/negotiation/issues/texts.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { Issue } from '#shared/negotiation/issue.ts'
import classes from './issues.module.css'

interface IssuesTableProps {
  readonly session: EditorSession
  readonly issues: readonly Issue[]
  readonly readOnly: boolean
  /** Shows a clause in the text. */
  readonly onJump: (paragraph: string) => void
}

/** The issues as a table: a line each where there is room; in the narrow rail an issue's cells stand one under the other. */
export function IssuesTable({ session, issues, readOnly, onJump }: IssuesTableProps) {
  const outline = useStore(session, state => state.outline)
  const names = new Map(outline.map(({ clause: { id, label, heading } }) => [id, [label, heading].filter(part => part !== '').join(' ')]))
  return (
    <div className={classes['tablePlace']}>
      <table className={classes['table']} aria-label={texts.title}>
        <thead>
          <tr>
            {Object.entries(texts.columns).map(([name, column]) => (
              <th key={name} scope="col">{name === 'more' ? <span className="visually-hidden">{column}</span> : column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.map((issue, index) => (
            <IssueRow
              key={issue.id}
              issue={issue}
              readOnly={readOnly}
              place={index}
              last={index === issues.length - 1}
              clauseNow={issue.paragraph === null ? null : (names.get(issue.paragraph) ?? null)}
              onJump={() => {
                if (issue.paragraph !== null) onJump(issue.paragraph)
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
