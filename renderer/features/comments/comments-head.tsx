import { ActionIcon, Button, Chip, SegmentedControl, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconLayoutList, IconLayoutSidebarRight, IconMessagePlus } from '@tabler/icons-react'
import { useComments } from '#renderer/features/comments/store.ts'
import { texts } from '#renderer/features/comments/texts.ts'
import { stands } from '#renderer/features/comments/threads.ts'
import type { Thread } from '#shared/negotiation/comment.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './comments.module.css'

interface CommentsHeadProps {
  readonly threads: readonly Thread[]
  /** Null where no comment may be begun. */
  readonly onAdd: (() => void) | null
  readonly onStep: (by: 1 | -1) => void
  /** Whether threads stand beside the text now; null where there is no room for that. */
  readonly beside: boolean | null
}

const states = ['open', 'resolved', 'all'] as const

/** Which threads are shown and how, and the way to begin one. */
export function CommentsHead({ threads, onAdd, onStep, beside }: CommentsHeadProps) {
  const locale = useLocale()
  const { filter, show, standBeside } = useComments()
  const standing = threads.filter(stands)
  const count = (state: (typeof states)[number]) => standing.filter(thread => state === 'all' || thread.state === state).length
  const chosen = (value: string) => show({ state: states.find(state => state === value) ?? 'open' })
  return (
    <div className={classes['head']}>
      <div className={classes['row']}>
        {onAdd === null ? <span /> : (
          <Tooltip label={texts.addHint}>
            <Button size="compact-sm" variant="light" leftSection={<IconMessagePlus size={14} aria-hidden="true" />} onMouseDown={event => event.preventDefault()} onClick={onAdd}>{texts.add}</Button>
          </Tooltip>
        )}
        <span className={classes['tools']}>
          <ActionIcon variant="subtle" size="sm" aria-label={texts.previous} onClick={() => onStep(-1)}><IconChevronUp size={16} aria-hidden="true" /></ActionIcon>
          <ActionIcon variant="subtle" size="sm" aria-label={texts.next} onClick={() => onStep(1)}><IconChevronDown size={16} aria-hidden="true" /></ActionIcon>
          {beside === null ? null : (
            <Tooltip label={beside ? texts.asList : texts.beside}>
              <ActionIcon variant="subtle" size="sm" aria-label={beside ? texts.asList : texts.beside} onClick={() => standBeside(!beside)}>
                {beside ? <IconLayoutList size={16} aria-hidden="true" /> : <IconLayoutSidebarRight size={16} aria-hidden="true" />}
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      </div>
      {standing.length === 0 ? null : (
        <div className={classes['row']}>
          <SegmentedControl size="xs" aria-label={texts.filter} value={filter.state} onChange={chosen} data={states.map(state => ({ value: state, label: texts.withCount(texts.states[state], formatNumber(count(state), locale)) }))} />
          <Chip size="xs" variant="outline" checked={filter.internalOnly} onChange={internalOnly => show({ internalOnly })}>{texts.internalOnly}</Chip>
        </div>
      )}
    </div>
  )
}
