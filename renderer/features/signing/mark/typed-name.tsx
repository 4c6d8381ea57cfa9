import { Radio, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { texts } from '#renderer/features/signing/texts.ts'
import type { SignatureFace } from '#shared/signing/appearance.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import classes from './mark.module.css'

interface TypedNameProps {
  readonly name: string
  readonly onChange: (mark: SignatureMark | null) => void
}

const faces: readonly { readonly face: SignatureFace; readonly family: string }[] = [
  { face: 'dancing-script', family: 'Dancing Script' },
  { face: 'great-vibes', family: 'Great Vibes' },
  { face: 'caveat', family: 'Caveat' },
]

/** The name in one of three handwritings. */
export function TypedName({ name, onChange }: TypedNameProps) {
  const [text, setText] = useState(name)
  const [face, setFace] = useState<SignatureFace>('dancing-script')
  const tell = (typed: string, chosen: SignatureFace) => onChange(typed.trim() === '' ? null : { kind: 'typed', text: typed.trim(), face: chosen })
  // The name is there from the start, so the signature is too.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => tell(name, 'dancing-script'), [])
  const type = (typed: string) => {
    setText(typed)
    tell(typed, face)
  }
  const choose = (value: string) => {
    const chosen = faces.find(each => each.face === value)?.face ?? face
    setFace(chosen)
    tell(text, chosen)
  }
  return (
    <>
      <TextInput label={texts.ceremony.typedName} value={text} maxLength={100} onChange={event => type(event.currentTarget.value)} />
      <Radio.Group label={texts.ceremony.face} value={face} onChange={choose}>
        <div className={classes['faces']}>
          {faces.map(each => (
            <Radio.Card key={each.face} value={each.face} aria-label={texts.ceremony.faces[each.face]} className={classes['face'] ?? ''}>
              <Radio.Indicator aria-hidden="true" />
              <span style={{ fontFamily: `'${each.family}', cursive` }}>{text.trim() === '' ? name : text}</span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </>
  )
}
