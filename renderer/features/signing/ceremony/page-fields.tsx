import { IconSignature } from '@tabler/icons-react'
import { isOpen, type FieldValues } from '#renderer/features/signing/ceremony/own-fields.ts'
import { toPixels } from '#renderer/features/signing/fields/geometry.ts'
import { MarkPreview } from '#renderer/features/signing/mark/mark-preview.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import type { PageOnDesk } from '#renderer/editor/page-view/page-view.tsx'
import type { PlacedField, SignatureMark } from '#shared/signing/ceremony.ts'
import { formatDate, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './page-fields.module.css'

interface PageFieldsProps {
  readonly page: PageOnDesk
  /** The signer's own fields. */
  readonly fields: readonly PlacedField[]
  readonly values: FieldValues
  readonly mark: SignatureMark | null
  readonly onChange: (name: string, value: string) => void
  /** Goes to where the signature is made. */
  readonly onSign: () => void
}

/** The signer's own fields over a page, to be filled in where they stand. */
export function PageFields({ page, fields, values, mark, onChange, onSign }: PageFieldsProps) {
  return (
    <>
      {fields.filter(field => field.page === page.number).map(field => (
        <div key={field.name} className={classes['field']} data-own-field={field.name} data-open={isOpen(field, values, mark !== null)} style={toPixels(field.rectangle, page.size, page.scale)}>
          <Filling field={field} value={values[field.name] ?? ''} mark={mark} size={Math.max(7, Math.min(16, field.rectangle.height * page.scale * 0.62))} onChange={value => onChange(field.name, value)} onSign={onSign} />
        </div>
      ))}
    </>
  )
}

interface FillingProps {
  readonly field: PlacedField
  readonly value: string
  readonly mark: SignatureMark | null
  /** Of the letters, in CSS pixels. */
  readonly size: number
  readonly onChange: (value: string) => void
  readonly onSign: () => void
}

function Filling({ field, value, mark, size, onChange, onSign }: FillingProps) {
  const locale = useLocale()
  const label = `${field.label}, ${texts.ceremony.page} ${field.page}`
  switch (field.kind) {
    case 'signature':
      return (
        <button type="button" className={classes['sign']} style={{ fontSize: size }} aria-label={`${label}: ${mark === null ? texts.ceremony.makeSignature : texts.ceremony.signature}`} onClick={onSign}>
          {mark === null ? (
            <>
              <IconSignature size={18} stroke={1.6} aria-hidden="true" />
              {texts.ceremony.signHere}
            </>
          ) : <MarkPreview mark={mark} />}
        </button>
      )
    case 'date':
      return <span className={classes['date']} style={{ fontSize: size }} title={texts.ceremony.signsOn(formatDate(today(), locale))}>{formatDate(today(), locale)}</span>
    case 'checkbox':
      return <input type="checkbox" className={classes['tick']} aria-label={label} checked={value === 'Yes'} onChange={event => onChange(event.currentTarget.checked ? 'Yes' : '')} />
    case 'initials':
    case 'name':
    case 'title':
    case 'text':
      return (
        <input
          type="text"
          className={classes['text']}
          style={{ fontSize: size }}
          aria-label={label}
          aria-required={field.required}
          placeholder={field.label}
          maxLength={500}
          value={value}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
  }
}
