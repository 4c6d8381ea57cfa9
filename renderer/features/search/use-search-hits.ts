import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { SearchHit } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellFailure } from '#renderer/lib/notify.tsx'

const none: readonly SearchHit[] = []

/** The contracts whose record or text holds the words, with the passage, as the person types. */
export function useSearchHits(typed: string): readonly SearchHit[] {
  const [query] = useDebouncedValue(typed.trim(), 120)
  const [found, setFound] = useState<{ readonly query: string; readonly hits: readonly SearchHit[] }>({ query: '', hits: none })
  useEffect(() => {
    let current = true
    if (query.length >= 2) {
      call('search.find', { query, limit: 12 }).then(hits => {
        if (current) setFound({ query, hits })
      }, tellFailure)
    }
    return () => {
      current = false
    }
  }, [query])
  return query.length >= 2 && found.query === query ? found.hits : none
}
