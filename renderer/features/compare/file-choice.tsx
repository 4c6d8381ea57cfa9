import { Button } from '@mantine/core'
import { IconFileDiff, IconFileText } from '@tabler/icons-react'
import type { DragEvent } from 'react'
import { comparable, isComparable, sides, useFileComparison, type Side } from '#renderer/features/compare/file-store.ts'
import { fileTexts, texts } from '#renderer/features/compare/texts.ts'
import { DropArea } from '#renderer/components/drop-area.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Screen } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import classes from './file-choice.module.css'

/** Two places to let a file fall: the old text and the new one. Two files let fall at once take both. */
export function FileChoice() {
  const { files, busy, failure, take, takeBoth, compare, refuse } = useFileComparison()
  const drop = (event: DragEvent): void => {
    const { 0: one, 1: other, length } = event.dataTransfer.files
    if (length !== 2 || one === undefined || other === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const wrong = [one, other].find(({ name }) => !isComparable(name))
    if (wrong !== undefined) refuse(fileTexts.wrong(wrong.name))
    else void takeBoth([one, other])
  }
  const ready = files.before !== null && files.after !== null && busy === null
  return (
    <Screen title={fileTexts.title} lede={fileTexts.lede}>
      <FailureNote failure={failure} />
      {busy === null ? (
        // Each of the places inside takes a file from the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className={classes['places']} onDropCapture={drop}>
          {sides.map(side => <FilePlace key={side} side={side} fileName={files[side]?.fileName ?? null} onFile={file => void take(side, file)} onWrong={file => refuse(fileTexts.wrong(file.name))} />)}
        </div>
      ) : (
        <Waiting what={busy === 'comparing' ? texts.comparing : fileTexts.reading(busy.reading)} />
      )}
      {busy === null ? <p className={classes['both']}>{fileTexts.both}</p> : null}
      {ready ? <Button leftSection={<IconFileDiff size={16} aria-hidden="true" />} onClick={() => void compare()}>{fileTexts.compare}</Button> : null}
    </Screen>
  )
}

interface FilePlaceProps {
  readonly side: Side
  readonly fileName: string | null
  readonly onFile: (file: File) => void
  readonly onWrong: (file: File) => void
}

function FilePlace({ side, fileName, onFile, onWrong }: FilePlaceProps) {
  return (
    <DropArea
      label={fileName ?? fileTexts.drop[side]}
      hint={fileName === null ? fileTexts.hint : side === 'before' ? texts.oldText : texts.newText}
      accept={comparable}
      chooseLabel={fileName === null ? fileTexts.choose[side] : fileTexts.change[side]}
      icon={<IconFileText size={40} stroke={1.2} />}
      onFile={onFile}
      onWrongFile={onWrong}
    />
  )
}
