import { Button } from '@mantine/core'
import { ChangeMark } from '#renderer/features/compare/change-mark.tsx'
import { changeWords } from '#renderer/features/compare/change-words.ts'
import { auditTexts, texts } from '#renderer/features/compare/texts.ts'
import type { ListedChange } from '#shared/redline/list.ts'
import classes from './audit.module.css'

interface TrackedTableProps {
  readonly changes: readonly ListedChange[]
  readonly onShow: (at: number) => void
}

/** The changes that carry a mark, with whoever made them. */
export function TrackedTable({ changes, onShow }: TrackedTableProps) {
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{auditTexts.author}</th>
          <th scope="col">{auditTexts.where}</th>
          <th scope="col">{auditTexts.what}</th>
          <th scope="col">{auditTexts.before}</th>
          <th scope="col">{auditTexts.after}</th>
          <th scope="col"><span className="visually-hidden">{auditTexts.show}</span></th>
        </tr>
      </thead>
      <tbody>
        {changes.map(change => {
          const { head, gone, came, affected, notes } = changeWords({ ...change, kind: change.label })
          const place = change.to === 0 ? texts.wholeText : change.clause === '' ? texts.outside : texts.clause(change.clause)
          return (
            <tr key={change.key}>
              <td data-label={auditTexts.author}>{change.author}</td>
              <td data-label={auditTexts.where}>{place}</td>
              <td data-label={auditTexts.what}>
                <span className={classes['kind']}>
                  <ChangeMark facet={change.label} />
                  {[head, ...notes].join(': ')}
                </span>
              </td>
              <td data-label={auditTexts.before} className={classes['words']}>{gone === '' ? affected || auditTexts.empty : <del>{gone}</del>}</td>
              <td data-label={auditTexts.after} className={classes['words']}>{came === '' ? auditTexts.empty : <ins>{came}</ins>}</td>
              <td><Button size="compact-sm" variant="default" aria-label={auditTexts.showAt(place)} onClick={() => onShow(change.from)}>{auditTexts.show}</Button></td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
