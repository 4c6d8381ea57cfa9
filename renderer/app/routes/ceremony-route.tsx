import { useParams } from 'react-router'
import { CeremonyScreen } from '#renderer/features/signing/ceremony/ceremony-screen.tsx'
import type { CeremonyId } from '#shared/lib/ids.ts'

export function Component() {
  const { ceremony } = useParams()
  return <CeremonyScreen key={ceremony} ceremony={ceremony as CeremonyId} />
}
