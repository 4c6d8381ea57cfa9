import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { DrawnPad } from '#renderer/features/signing/mark/drawn-pad.tsx'
import { ImageChooser } from '#renderer/features/signing/mark/image-chooser.tsx'
import { TypedName } from '#renderer/features/signing/mark/typed-name.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import classes from './mark.module.css'

interface MarkStepProps {
  readonly name: string
  readonly onChange: (mark: SignatureMark | null) => void
}

const ways = [
  { value: 'drawn', label: texts.ceremony.draw },
  { value: 'typed', label: texts.ceremony.type },
  { value: 'image', label: texts.ceremony.image },
] as const
type Way = (typeof ways)[number]['value']

/** How the signature looks: drawn, typed in a script, or a picture. */
export function MarkStep({ name, onChange }: MarkStepProps) {
  const [way, setWay] = useState<Way>('drawn')
  const choose = (value: string) => {
    setWay(ways.find(each => each.value === value)?.value ?? 'drawn')
    onChange(null)
  }
  return (
    <section id="your-signature" className={classes['step']} aria-label={texts.ceremony.signature}>
      <h2>{texts.ceremony.signature}</h2>
      <SegmentedControl aria-label={texts.ceremony.how} data={[...ways]} value={way} onChange={choose} />
      {way === 'drawn' ? <DrawnPad onChange={onChange} /> : null}
      {way === 'typed' ? <TypedName name={name} onChange={onChange} /> : null}
      {way === 'image' ? <ImageChooser onChange={onChange} /> : null}
    </section>
  )
}
