import { Button, Group, Modal } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { LetterPaper } from '#renderer/components/letter/letter-paper.tsx'
import { edited, wordsOf, type LetterEdit, type Paragraph } from '#renderer/components/letter/paragraphs.ts'
import { texts } from '#renderer/components/letter/texts.ts'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { BlobId } from '#shared/lib/ids.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './letter.module.css'

export interface DraftedLetter {
  readonly blob: BlobId
  readonly fileName: string
  readonly text: readonly string[]
}

export type LetterFormat = 'docx' | 'pdf'

const mediaTypes: Readonly<Record<LetterFormat, string>> = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' }

interface LetterDialogProps<Letter extends DraftedLetter> {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  /** What the draft depends on; another value drafts anew unless the text was changed by hand. */
  readonly basis: string
  /** Makes the letter; `text` null: as it is drafted. */
  readonly make: (format: LetterFormat, text: string[] | null) => Promise<Letter>
  /** The fields the draft depends on. */
  readonly head: ReactNode
  /** What there is to say of the drafted letter. */
  readonly renderNote?: (letter: Letter) => ReactNode
  /** What can be done with the letter beside saving it. */
  readonly deeds?: ReactNode
}

/** A letter that was drafted from the record: read, changed paragraph by paragraph, and saved to be sent. */
export function LetterDialog<Letter extends DraftedLetter>({ opened, onClose, title, ...rest }: LetterDialogProps<Letter>) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="xl">
      <Letter {...rest} onClose={onClose} />
    </Modal>
  )
}

const asParagraphs = (text: readonly string[]): readonly Paragraph[] => text.map(words => ({ key: crypto.randomUUID(), text: words }))

function Letter<Made extends DraftedLetter>({ basis, make, head, renderNote, deeds, onClose }: Omit<LetterDialogProps<Made>, 'opened' | 'title'>) {
  const [changed, setChanged] = useState<readonly Paragraph[] | null>(null)
  const { value: draft, failure, reload } = useLoaded(basis, () => make('docx', null))
  const [drafted, setDrafted] = useState<{ readonly of: Made | null; readonly paragraphs: readonly Paragraph[] }>({ of: null, paragraphs: [] })
  if (draft !== drafted.of) setDrafted({ of: draft, paragraphs: draft === null ? [] : asParagraphs(draft.text) })
  const { busy, failure: refused, run } = useVerb()
  const paragraphs = changed ?? drafted.paragraphs
  const edit = (next: LetterEdit) => setChanged(before => edited(before ?? drafted.paragraphs, next))
  const save = (format: LetterFormat) =>
    run(async () => {
      const { blob, fileName } = await make(format, changed === null ? null : wordsOf(changed))
      await saveBlob(blob, fileName, mediaTypes[format])
      tellDone(texts.saved(fileName))
    })
  return (
    <div className={classes['letter']}>
      <div className={classes['head']}>{head}</div>
      {draft === null || renderNote === undefined ? null : renderNote(draft)}
      <FailureNote failure={failure} onRetry={reload} />
      {draft === null ? (failure === null ? <Waiting what={texts.drafting} /> : null) : <LetterPaper paragraphs={paragraphs} onEdit={edit} />}
      <p className={classes['faint']}>
        {changed === null ? texts.check : texts.kept} {changed === null ? null : <Button size="compact-xs" variant="subtle" onClick={() => setChanged(null)}>{texts.again}</Button>}
      </p>
      <FailureNote failure={refused} />
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onClose}>{texts.close}</Button>
        {deeds}
        <Button variant="default" disabled={draft === null || busy} onClick={() => save('pdf')}>{texts.pdf}</Button>
        <Button disabled={draft === null} loading={busy} onClick={() => save('docx')}>{texts.word}</Button>
      </Group>
    </div>
  )
}
