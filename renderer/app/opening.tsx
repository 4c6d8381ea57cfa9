import { texts } from '#renderer/app/texts.ts'
import { Waiting } from '#renderer/components/waiting.tsx'

export function Opening() {
  return <Waiting what={texts.opening} />
}
