import type { ListedChange } from '#shared/redline/list.ts'
import classes from './change-excerpt.module.css'

interface WordsProps {
  readonly kind: 'ins' | 'del'
  readonly moved: boolean
  readonly words: string
  readonly blocks: readonly string[]
}

const said = { ins: 'inserted', del: 'deleted' } as const

/** Words that came or went. What the line under or through them says is also said to who does not see it. */
function Words({ kind: Element, moved, words, blocks }: WordsProps) {
  if (words === '' && blocks.length === 0) return null
  return (
    <span className={classes['words']}>
      <span className="visually-hidden">{said[Element]} </span>
      {blocks.length === 0 ? null : <Element className={classes['blocks']}>{blocks.join(', ')}</Element>}
      {words === '' ? null : <Element data-moved={moved}>{words}</Element>}
    </span>
  )
}

/** What a change did, in excerpts: what goes struck through, what came underlined, the rest in words. In the colour of the author around it. */
export function ChangeExcerpt({ change }: { readonly change: ListedChange }) {
  const { label, deleted, inserted, deletedBlocks, insertedBlocks, affected, formats, properties } = change
  const differences = [...formats, ...properties]
  return (
    <span className={classes['excerpt']}>
      <Words kind="del" moved={label === 'moved'} words={deleted} blocks={deletedBlocks} />
      <Words kind="ins" moved={label === 'moved'} words={inserted} blocks={insertedBlocks} />
      {differences.length === 0 ? null : <span className={classes['differences']}>{differences.map(({ words }) => words).join('; ')}</span>}
      {affected === '' ? null : <span className={classes['affected']}>{affected}</span>}
    </span>
  )
}
