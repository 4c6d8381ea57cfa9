import { Radio, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { faceNames, faces } from '#renderer/features/signing/mark/faces.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import type { SignatureFace } from '#shared/signing/appearance.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import classes from './mark.module.css'

interface TypedNameProps {
  readonly name: string
  readonly onChange: (mark: SignatureMark | null) => void
}

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
    const chosen = faceNames.find(each => each === value) ?? face
    setFace(chosen)
    tell(text, chosen)
  }
  return (
    <>
      <TextInput label={texts.ceremony.typedName} value={text} maxLength={100} onChange={event => type(event.currentTarget.value)} />
      <Radio.Group label={texts.ceremony.face} value={face} onChange={choose}>
        <div className={classes['faces']}>
          {faceNames.map(each => (
            <Radio.Card key={each} value={each} aria-label={texts.ceremony.faces[each]} className={classes['face'] ?? ''}>
              <Radio.Indicator aria-hidden="true" />
              <span style={{ fontFamily: `'${faces[each]}', cursive` }}>{text.trim() === '' ? name : text}</span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </>
  )
}
