import { CopyButton, Tooltip, UnstyledButton } from '@mantine/core'
import { shortHash } from '#renderer/lib/formatting.ts'
import classes from './hash-text.module.css'

interface HashTextProps {
  readonly hash: string
  /** What it is the hash of, for the screen reader. */
  readonly of: string
}

/** A hash, shortened for the eye; the whole of it is one press away. */
export function HashText({ hash, of }: HashTextProps) {
  return (
    <CopyButton value={hash}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : hash}>
          <UnstyledButton className={classes['hash']} onClick={copy} aria-label={`Copy the hash of ${of}, ${shortHash(hash)}`}>
            {shortHash(hash)}
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  )
}
