import { Button } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { texts } from '#renderer/features/signing/after/texts.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { fileNameFrom, saveBlob } from '#renderer/lib/save-file.ts'
import classes from './after.module.css'

interface FileLineProps {
  readonly icon: Icon
  readonly name: string
  /** What it is, in a sentence. */
  readonly means: ReactNode
  readonly blob: BlobId | null
  /** Without its ending. */
  readonly fileName: string
  readonly main?: boolean
  readonly mediaType?: string
  readonly children?: ReactNode
}

/** A file that a signing leaves, what it is for, and the way to save it. */
export function FileLine({ icon: Sign, name, means, blob, fileName, main = false, mediaType = 'application/pdf', children }: FileLineProps) {
  const ending = mediaType === 'application/pdf' ? 'pdf' : mediaType === 'image/png' ? 'png' : 'jpg'
  return (
    <li className={classes['file']}>
      <Sign size={22} stroke={1.5} aria-hidden="true" />
      <div className={classes['fileWords']}>
        <p className={classes['fileName']}>{name}</p>
        <p className={classes['soft']}>{means}</p>
        {children}
      </div>
      {blob === null ? null : (
        <Button size="compact-sm" variant={main ? 'filled' : 'default'} aria-label={texts.download(name)} onClick={() => attempt(() => saveBlob(blob, fileNameFrom(fileName, ending), mediaType))}>{texts.save}</Button>
      )}
    </li>
  )
}
