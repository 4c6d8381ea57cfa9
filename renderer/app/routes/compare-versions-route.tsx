import { useParams } from 'react-router'
import { editorServices } from '#renderer/app/contract/editor-services.ts'
import { CompareVersions } from '#renderer/features/compare/compare-versions.tsx'
import type { ContractId } from '#shared/lib/ids.ts'

export function Component() {
  const { contract } = useParams()
  return <CompareVersions key={contract} contract={contract as ContractId} services={editorServices} />
}
