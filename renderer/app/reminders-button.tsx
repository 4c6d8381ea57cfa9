import { UnstyledButton } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { texts } from '#renderer/app/texts.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './frame.module.css'

type RemindersButtonProps = ComponentProps<typeof UnstyledButton<'button'>> & { readonly count?: number }

const most = 99

/** A bell with the number of what is due or near. */
export function RemindersButton({ count = 0, ...props }: RemindersButtonProps) {
  const locale = useLocale()
  const shown = count > most ? `${formatNumber(most, locale)}+` : formatNumber(count, locale)
  return (
    <UnstyledButton {...props} className={classes['bell'] ?? ''} aria-label={count === 0 ? texts.noReminders : texts.reminders(shown)} aria-haspopup="dialog">
      <IconBell size={18} stroke={1.6} aria-hidden="true" />
      {count === 0 ? null : <span className={classes['bellCount']} aria-hidden="true">{shown}</span>}
    </UnstyledButton>
  )
}
