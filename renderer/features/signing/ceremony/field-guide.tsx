import { Button } from '@mantine/core'
import { isOpen, type FieldValues } from '#renderer/features/signing/ceremony/own-fields.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import type { PlacedField } from '#shared/signing/ceremony.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './ceremony.module.css'

interface FieldGuideProps {
  readonly fields: readonly PlacedField[]
  readonly values: FieldValues
  readonly hasMark: boolean
  readonly onNext: () => void
}

/** How many of one's own fields are left, and the way to the next. */
export function FieldGuide({ fields, values, hasMark, onNext }: FieldGuideProps) {
  const locale = useLocale()
  const left = fields.filter(field => isOpen(field, values, hasMark)).length
  return (
    <section className={classes['step']} aria-label={texts.ceremony.fields}>
      <h2>{texts.ceremony.fields}</h2>
      <p className={classes['hint']}>{texts.ceremony.fieldsText}</p>
      <div className={classes['guide']}>
        <output>{left === 0 ? texts.ceremony.fieldsDone : texts.ceremony.fieldsLeft(counted(left, texts.ceremony.field, texts.ceremony.fieldsWord, locale))}</output>
        <Button size="compact-sm" variant={left === 0 ? 'default' : 'light'} onClick={onNext}>{left === 0 ? texts.ceremony.firstField : texts.ceremony.nextField}</Button>
      </div>
    </section>
  )
}
