import type { FieldDraft } from '#renderer/features/signing/fields/board.ts'
import { inReadingOrder } from '#renderer/features/signing/fields/reading-order.ts'
import { KindIcon } from '#renderer/features/signing/fields/kind-icon.tsx'
import { colourOf } from '#renderer/features/signing/fields/person-colour.ts'
import { texts } from '#renderer/features/signing/fields/texts.ts'
import type { PersonDraft } from '#renderer/features/signing/prepare/people.ts'
import classes from './fields.module.css'

interface FieldListProps {
  readonly fields: readonly FieldDraft[]
  readonly people: readonly PersonDraft[]
  readonly selected: string | null
  readonly overlapping: ReadonlySet<string>
  readonly onGoTo: (field: FieldDraft) => void
}

/** Every field beside the pages, in the order one reads; each leads to its place. */
export function FieldList({ fields, people, selected, overlapping, onGoTo }: FieldListProps) {
  if (fields.length === 0) return <p className={classes['soft']}>{texts.nothingPlaced}</p>
  return (
    <ol className={classes['list']}>
      {inReadingOrder(fields).map(field => (
        <li key={field.id}>
          <button type="button" className={classes['entry']} data-colour={colourOf(people, field.signer)} aria-current={selected === field.id} onClick={() => onGoTo(field)}>
            <KindIcon kind={field.kind} />
            <span className={classes['entryWords']}>
              <span>{field.label === '' ? texts.kinds[field.kind] : field.label}</span>
              <small>
                <span className={classes['dot']} aria-hidden="true" />
                {people.find(({ key }) => key === field.signer)?.name ?? texts.someoneElse}
                {field.onLine ? `, ${texts.onLine}` : ''}
              </small>
              {overlapping.has(field.id) ? <small className={classes['fault']}>{texts.overlaps}</small> : null}
            </span>
            <small className={classes['pageOf']}>{texts.page(String(field.page))}</small>
          </button>
        </li>
      ))}
    </ol>
  )
}
