import { Button } from '@mantine/core'
import { ChangeMark } from '#renderer/features/compare/change-mark.tsx'
import { auditTexts, texts } from '#renderer/features/compare/texts.ts'
import type { UntrackedDifference } from '#shared/compare/audit-redline.ts'
import classes from './audit.module.css'

interface UntrackedTableProps {
  readonly differences: readonly UntrackedDifference[]
  readonly onShow: (at: number) => void
}

function whatOf({ kind, after }: UntrackedDifference): string {
  if (kind !== 'pending') return texts.kinds[kind].one
  return after === '' ? auditTexts.pendingGone : auditTexts.pending
}

/** Words that went or came are shown as such; a setting or a formatting is named as it was and as it is. */
function Words({ kind, words, tag: Tag }: { readonly kind: UntrackedDifference['kind']; readonly words: string; readonly tag: 'del' | 'ins' }) {
  if (words === '') return auditTexts.empty
  return kind === 'formatted' || kind === 'changed' ? words : <Tag>{words}</Tag>
}

/** Every difference without a mark: in which part, where, and what stood there before and after. */
export function UntrackedTable({ differences, onShow }: UntrackedTableProps) {
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{auditTexts.part}</th>
          <th scope="col">{auditTexts.where}</th>
          <th scope="col">{auditTexts.what}</th>
          <th scope="col">{auditTexts.before}</th>
          <th scope="col">{auditTexts.after}</th>
          <th scope="col"><span className="visually-hidden">{auditTexts.show}</span></th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference, index) => {
          const { kind, part, where, before, after, at } = difference
          const place = at?.to === 0 ? texts.wholeText : where === '' ? texts.outside : texts.clause(where)
          return (
            <tr key={`${index + 1} ${at?.from ?? 'pending'}`}>
              <td data-label={auditTexts.part}>{auditTexts.parts[part]}</td>
              <td data-label={auditTexts.where}>{place}</td>
              <td data-label={auditTexts.what}>
                <span className={classes['kind']}>
                  <ChangeMark facet={kind === 'pending' ? 'replaced' : kind} />
                  {whatOf(difference)}
                </span>
              </td>
              <td data-label={auditTexts.before} className={classes['words']}><Words kind={kind} words={before} tag="del" /></td>
              <td data-label={auditTexts.after} className={classes['words']}><Words kind={kind} words={after} tag="ins" /></td>
              <td>{at === null ? null : <Button size="compact-sm" variant="default" aria-label={auditTexts.showAt(place)} onClick={() => onShow(at.from)}>{auditTexts.show}</Button>}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
