import { Button, Switch } from '@mantine/core'
import { useRef, useState } from 'react'
import { readPicture, type SignaturePicture } from '#renderer/features/signing/mark/picture-file.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { AppError } from '#shared/ipc/errors.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './mark.module.css'

interface ImageChooserProps {
  readonly onChange: (mark: SignatureMark | null) => void
}

const largest = 15_000_000

/** A photograph or scan of a signature, with the paper taken away. */
export function ImageChooser({ onChange }: ImageChooserProps) {
  const input = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<SignaturePicture | null>(null)
  const [bare, setBare] = useState(true)
  const { busy, failure, run } = useVerb()
  const tell = (shown: SignaturePicture, without: boolean) => onChange({ kind: 'image', png: without && shown.ink !== null ? shown.ink : shown.whole })
  const take = (file: File | undefined) => {
    if (file === undefined) return
    run(async () => {
      if (file.size > largest) throw new AppError('mark.too-large', texts.ceremony.imageTooLarge)
      const read = await readPicture(file)
      setPicture(read)
      tell(read, bare)
    })
  }
  const shown = picture === null ? null : bare && picture.ink !== null ? picture.ink : picture.whole
  return (
    <>
      {shown === null ? null : <div className={classes['checkerboard']}><img className={classes['picture']} src={`data:image/png;base64,${shown}`} alt={texts.ceremony.imageAlt} /></div>}
      {picture === null || picture.ink === null ? null : (
        <Switch
          label={texts.ceremony.imageBare}
          checked={bare}
          onChange={(event) => {
            setBare(event.currentTarget.checked)
            tell(picture, event.currentTarget.checked)
          }}
        />
      )}
      {picture?.because === undefined || picture.because === null ? null : <p className={classes['hint']}>{picture.because}</p>}
      <div>
        <Button variant="default" loading={busy} onClick={() => input.current?.click()}>{picture === null ? texts.ceremony.chooseImage : texts.ceremony.otherImage}</Button>
        <p className={classes['hint']}>{texts.ceremony.imageHint}</p>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={texts.ceremony.chooseImage}
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <FailureNote failure={failure} />
    </>
  )
}
