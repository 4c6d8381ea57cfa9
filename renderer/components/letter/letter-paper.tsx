import { ActionIcon, Textarea } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { LetterEdit, Paragraph } from '#renderer/components/letter/paragraphs.ts'
import { texts } from '#renderer/components/letter/texts.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './letter.module.css'

interface LetterPaperProps {
  readonly paragraphs: readonly Paragraph[]
  readonly onEdit: (edit: LetterEdit) => void
}

/** The most paragraphs that a letter may have. */
const most = 60

/** A letter on paper, each paragraph written where it stands. */
export function LetterPaper({ paragraphs, onEdit }: LetterPaperProps) {
  const locale = useLocale()
  return (
    <ol className={classes['paper']} aria-label={texts.letter}>
      {paragraphs.map(({ key, text }, index) => {
        const number = formatNumber(index + 1, locale)
        return (
          <li key={key} className={classes['paragraph']}>
            <Textarea variant="unstyled" rows={1} maxLength={5000} aria-label={texts.paragraph(number)} value={text} onChange={event => onEdit({ kind: 'change', key, text: event.currentTarget.value })} classNames={{ input: classes['words'] ?? '' }} />
            <span className={classes['tools']}>
              {paragraphs.length >= most ? null : (
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={texts.addBelow(number)} onClick={() => onEdit({ kind: 'add', after: key, key: crypto.randomUUID() })}><IconPlus size={14} aria-hidden="true" /></ActionIcon>
              )}
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={texts.remove(number)} onClick={() => onEdit({ kind: 'remove', key })}><IconX size={14} aria-hidden="true" /></ActionIcon>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
