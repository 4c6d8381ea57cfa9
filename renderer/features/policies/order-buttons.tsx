import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { texts } from '#renderer/features/policies/texts.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'

interface OrderButtonsProps {
  readonly name: string
  readonly place: number
  readonly last: number
  readonly onMove: (to: number) => void
  readonly onCopy?: () => void
  readonly onRemove: () => void
}

/** One place up or down, a copy, and away. The keyboard goes along with what is moved, and where it came to stand is said. */
export function OrderButtons({ name, place, last, onMove, onCopy, onRemove }: OrderButtonsProps) {
  const locale = useLocale()
  const button = { variant: 'subtle', color: 'gray', size: 'sm' } as const
  const up = useRef<HTMLButtonElement>(null)
  const down = useRef<HTMLButtonElement>(null)
  const follow = useRef<'up' | 'down' | null>(null)
  const [told, setTold] = useState('')
  useEffect(() => {
    if (follow.current === null) return
    const [first, second] = follow.current === 'up' ? [up.current, down.current] : [down.current, up.current]
    const target = first?.disabled === true ? second : first
    follow.current = null
    target?.focus()
  })
  const move = (way: 'up' | 'down') => {
    const to = way === 'up' ? place - 1 : place + 1
    follow.current = way
    setTold(texts.nowAt(name, formatNumber(to + 1, locale), formatNumber(last + 1, locale)))
    onMove(to)
  }
  const mark = { size: 16, stroke: 1.7, 'aria-hidden': true } as const
  return (
    <>
      <output className="visually-hidden">{told}</output>
      <ActionIcon {...button} ref={up} aria-label={texts.up(name)} disabled={place === 0} onClick={() => move('up')}><IconArrowUp {...mark} /></ActionIcon>
      <ActionIcon {...button} ref={down} aria-label={texts.down(name)} disabled={place === last} onClick={() => move('down')}><IconArrowDown {...mark} /></ActionIcon>
      {onCopy === undefined ? null : <Tooltip label={texts.copy(name)}><ActionIcon {...button} aria-label={texts.copy(name)} onClick={onCopy}><IconCopy {...mark} /></ActionIcon></Tooltip>}
      <Tooltip label={texts.remove(name)}><ActionIcon {...button} aria-label={texts.remove(name)} onClick={onRemove}><IconTrash {...mark} /></ActionIcon></Tooltip>
    </>
  )
}
