import { BegunCard } from '#renderer/features/comments/begun-card.tsx'
import { ThreadCard, type ThreadCardProps } from '#renderer/features/comments/thread-card.tsx'

/** The card of a thread, or of one that is being begun. */
export function AnyCard(props: ThreadCardProps) {
  const { thread, anchor } = props.shown
  if (thread !== null) return <ThreadCard {...props} thread={thread} />
  return anchor === null ? null : <BegunCard {...props} anchor={anchor} />
}
