import { colourOf } from '#renderer/features/signing/fields/person-colour.ts'
import { KindIcon } from '#renderer/features/signing/fields/kind-icon.tsx'
import { texts } from '#renderer/features/signing/fields/texts.ts'
import type { PersonDraft } from '#renderer/features/signing/prepare/people.ts'
import { texts as words } from '#renderer/features/signing/prepare/texts.ts'
import { placedFieldKinds, type PlacedFieldKind } from '#shared/signing/ceremony.ts'
import classes from './fields.module.css'

interface PaletteProps {
  /** Those who may have fields. */
  readonly people: readonly PersonDraft[]
  readonly person: string
  readonly armed: PlacedFieldKind | null
  /** Of this person, whether the signature is placed: each has one. */
  readonly hasSignature: boolean
  readonly onPerson: (key: string) => void
  readonly onArm: (kind: PlacedFieldKind | null) => void
  /** Puts a field on the page that is shown, as the keyboard does. */
  readonly onPut: (kind: PlacedFieldKind) => void
}

/** Whose field it is to be, and what goes there. */
export function Palette({ people, person, armed, hasSignature, onPerson, onArm, onPut }: PaletteProps) {
  const chosen = people.find(({ key }) => key === person)
  return (
    <section className={classes['palette']} aria-label={texts.paletteTitle}>
      <fieldset className={classes['whose']}>
        <legend>{texts.whose}</legend>
        {people.map(each => (
          <label key={each.key} className={classes['chip']} data-colour={colourOf(people, each.key)} data-checked={each.key === person}>
            <input type="radio" name="whose-field" className="visually-hidden" checked={each.key === person} onChange={() => onPerson(each.key)} />
            <span className={classes['dot']} aria-hidden="true" />
            <span className={classes['chipWords']}>
              {each.name}
              <small>{words.roles[each.role]}</small>
            </span>
          </label>
        ))}
        {chosen?.role === 'approver' && !hasSignature ? <p className={classes['soft']}>{texts.approverNone}</p> : null}
      </fieldset>
      <fieldset className={classes['kinds']} data-colour={colourOf(people, person)}>
        <legend>{texts.whichKind}</legend>
        {placedFieldKinds.map(kind => (
          <button
            key={kind}
            type="button"
            className={classes['kind']}
            aria-pressed={armed === kind}
            disabled={kind === 'signature' && hasSignature}
            onClick={event => (event.detail === 0 ? onPut(kind) : onArm(armed === kind ? null : kind))}
          >
            <KindIcon kind={kind} size={18} />
            {texts.kinds[kind]}
          </button>
        ))}
      </fieldset>
      <p className={classes['soft']} aria-live="polite">{armed === null ? texts.howTo : texts.armed(texts.kinds[armed])}</p>
    </section>
  )
}
