import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { countOf } from '#renderer/features/compare/compared.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import type { Walk } from '#renderer/features/compare/use-walk.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './compare.module.css'

/** Which change one stands at, and the way to its neighbours. */
export function StepTools({ walk }: { readonly walk: Walk }) {
  const locale = useLocale()
  const { listed, current, atEnd, goBy } = walk
  const place = current === null ? -1 : listed.findIndex(({ key }) => key === current.key)
  const where = place === -1 ? '' : texts.place(formatNumber(countOf(listed.slice(0, place + 1)), locale), formatNumber(countOf(listed), locale))
  return (
    <div className={classes['steps']}>
      <output className={classes['place']}>{atEnd === null ? where : texts.noFurther[atEnd]}</output>
      <Tooltip label={`${texts.previous} (Shift+F8)`}>
        <ActionIcon variant="subtle" color="gray" aria-label={texts.previous} disabled={listed.length === 0} onClick={() => goBy(-1)}>
          <IconChevronUp size={18} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${texts.next} (F8)`}>
        <ActionIcon variant="subtle" color="gray" aria-label={texts.next} disabled={listed.length === 0} onClick={() => goBy(1)}>
          <IconChevronDown size={18} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
