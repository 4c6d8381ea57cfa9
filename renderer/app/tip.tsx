import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'

interface TipProps {
  readonly label: string
  readonly children: ReactElement
}

/** The words of a mark that stands without them. */
export default function Tip({ label, children }: TipProps) {
  return (
    <Tooltip label={label} position="right">
      {children}
    </Tooltip>
  )
}
