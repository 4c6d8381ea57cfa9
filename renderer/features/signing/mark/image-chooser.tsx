import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { texts } from '#renderer/features/signing/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { AppError } from '#shared/ipc/errors.ts'
import { validateSignatureMark } from '#shared/signing/appearance.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './mark.module.css'

interface ImageChooserProps {
  readonly onChange: (mark: SignatureMark | null) => void
}

/** In base64 this stays within what a signature may carry. */
const largest = 2_000_000

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCodePoint(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** A picture of a signature, PNG or JPEG. */
export function ImageChooser({ onChange }: ImageChooserProps) {
  const input = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<string | null>(null)
  const { failure, run } = useVerb()
  const take = (file: File | undefined) => {
    if (file === undefined) return
    run(async () => {
      if (file.size > largest) throw new AppError('mark.too-large', texts.ceremony.imageTooLarge)
      const mark: SignatureMark = { kind: 'image', png: base64Of(new Uint8Array(await file.arrayBuffer())) }
      const valid = validateSignatureMark(mark)
      if (!valid.ok) throw AppError.from(valid.refusal)
      setPicture(`data:${file.type};base64,${mark.png}`)
      onChange(mark)
    })
  }
  return (
    <>
      {picture === null ? null : <img className={classes['picture']} src={picture} alt={texts.ceremony.imageAlt} />}
      <div>
        <Button variant="default" onClick={() => input.current?.click()}>{texts.ceremony.chooseImage}</Button>
        <p className={classes['hint']}>{texts.ceremony.imageHint}</p>
      </div>
      <input ref={input} type="file" hidden accept="image/png,image/jpeg" onChange={event => take(event.currentTarget.files?.[0])} />
      <FailureNote failure={failure} />
    </>
  )
}
