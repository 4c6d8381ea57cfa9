import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

interface WordExplainedProps {
  readonly children: ReactNode
  readonly meaning: string
}

/** A term of the field, explained where it stands. */
export function WordExplained({ children, meaning }: WordExplainedProps) {
  return (
    <Tooltip label={meaning} multiline maw={280}>
      {/* Focusable, so that the explanation is there without a mouse. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span className="explained" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  )
}
