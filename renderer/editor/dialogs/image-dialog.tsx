import { Alert, FileInput, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ImageAttributes } from '#shared/document/attributes.ts'
import { changeNode, insertImage } from '#renderer/editor/commands/insert.ts'
import { DialogForm } from '#renderer/editor/dialogs/dialog-form.tsx'
import { storePicture, type PutBlob } from '#renderer/editor/paste/pictures.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'

interface ImageDialogProps {
  readonly session: EditorSession
  readonly pos: number | null
  readonly putBlob: PutBlob
}

/** A picture from a file, with the words that stand for it where it cannot be seen. */
export function ImageDialog({ session, pos, putBlob }: ImageDialogProps) {
  const node = pos === null ? null : session.getState().editor?.state.doc.nodeAt(pos)
  const current = node?.type.name === 'image' ? (node.attrs as ImageAttributes) : null
  const [image, setImage] = useState<ImageAttributes | null>(current)
  const [alt, setAlt] = useState(current?.alt ?? '')
  const [width, setWidth] = useState(current?.width ?? 0)
  const [problem, setProblem] = useState<string | null>(null)

  async function choose(file: File | null): Promise<void> {
    setProblem(null)
    if (file === null) return
    const name = file.name.replace(/\.[a-z]+$/i, '')
    const stored = await storePicture(file, name, putBlob)
    if (stored === null) setProblem(`${file.name} is not a picture this contract can hold. Use PNG, JPEG, GIF or WebP.`)
    setImage(stored)
    setWidth(stored?.width ?? 0)
    if (alt === '') setAlt(name)
  }

  const done = (): void => {
    if (image === null) return
    const shown = { ...image, alt, width, height: Math.max(1, Math.round((image.height / image.width) * width)) }
    session.run(pos === null ? insertImage(shown) : changeNode(pos, { ...shown }))
  }

  return (
    <DialogForm session={session} title={pos === null ? 'Insert a picture' : 'Change the picture'} action={pos === null ? 'Insert' : 'Change'} disabled={image === null || width < 1} onDone={done}>
      <FileInput
        label={current === null ? 'File' : 'Another file'}
        description="PNG, JPEG, GIF or WebP; it is kept in the workspace"
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(file) => {
          choose(file).catch(() => setProblem('The picture could not be stored. Nothing was changed; try again.'))
        }}
        data-autofocus
      />
      {problem === null ? null : <Alert color="red">{problem}</Alert>}
      <TextInput label="Description" description="Read out to those who cannot see the picture" value={alt} onChange={(event) => setAlt(event.currentTarget.value)} />
      <NumberInput label="Width in points" description="72 points are an inch; the height follows" value={width} min={1} max={1000} onValueChange={({ floatValue }) => setWidth(floatValue ?? 0)} />
    </DialogForm>
  )
}
