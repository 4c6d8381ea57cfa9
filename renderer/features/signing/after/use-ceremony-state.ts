import { useState } from 'react'
import type { Ceremony } from '#shared/signing/ceremony.ts'

/** The ceremony as the last verb left it, until a newer one is loaded. */
export function useCeremonyState(loaded: Ceremony): readonly [Ceremony, (changed: Ceremony) => void] {
  const [answer, setAnswer] = useState<{ readonly before: Ceremony; readonly after: Ceremony } | null>(null)
  const current = answer !== null && answer.before === loaded ? answer.after : loaded
  return [current, after => setAnswer({ before: loaded, after })]
}
