import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { SearchHit } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellFailure } from '#renderer/lib/notify.tsx'

const none: readonly SearchHit[] = []
/** One letter finds everything and says nothing. */
const shortest = 2

/** The contracts whose record or text holds the words, with the passage, as the person types. */
export function useSearchHits(typed: string): readonly SearchHit[] {
  const [query] = useDebouncedValue(typed.trim(), 120)
  const [found, setFound] = useState<{ readonly query: string; readonly hits: readonly SearchHit[] }>({ query: '', hits: none })
  useEffect(() => {
    let current = true
    const find = async (): Promise<void> => {
      const hits = await call('search.find', { query, limit: 12 })
      if (current) setFound({ query, hits })
    }
    if (query.length >= shortest) find().catch(tellFailure)
    return () => {
      current = false
    }
  }, [query])
  return query.length >= shortest && found.query === query ? found.hits : none
}
