import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react'
import { texts } from '#renderer/features/policies/texts.ts'

interface OrderButtonsProps {
  readonly name: string
  readonly place: number
  readonly last: number
  readonly onMove: (to: number) => void
  readonly onCopy?: () => void
  readonly onRemove: () => void
}

/** One place up or down, a copy, and away. */
export function OrderButtons({ name, place, last, onMove, onCopy, onRemove }: OrderButtonsProps) {
  const button = { variant: 'subtle', color: 'gray', size: 'sm' } as const
  const mark = { size: 16, stroke: 1.7, 'aria-hidden': true } as const
  return (
    <>
      <ActionIcon {...button} aria-label={texts.up(name)} disabled={place === 0} onClick={() => onMove(place - 1)}><IconArrowUp {...mark} /></ActionIcon>
      <ActionIcon {...button} aria-label={texts.down(name)} disabled={place === last} onClick={() => onMove(place + 1)}><IconArrowDown {...mark} /></ActionIcon>
      {onCopy === undefined ? null : <Tooltip label={texts.copy(name)}><ActionIcon {...button} aria-label={texts.copy(name)} onClick={onCopy}><IconCopy {...mark} /></ActionIcon></Tooltip>}
      <Tooltip label={texts.remove(name)}><ActionIcon {...button} aria-label={texts.remove(name)} onClick={onRemove}><IconTrash {...mark} /></ActionIcon></Tooltip>
    </>
  )
}
