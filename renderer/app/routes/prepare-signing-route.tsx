import { useParams } from 'react-router'
import { PrepareScreen } from '#renderer/features/signing/prepare/prepare-screen.tsx'
import type { ContractId } from '#shared/lib/ids.ts'

export function Component() {
  const { contract } = useParams()
  return <PrepareScreen key={contract} contract={contract as ContractId} />
}
