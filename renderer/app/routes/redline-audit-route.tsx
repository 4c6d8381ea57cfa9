import { useParams } from 'react-router'
import { editorServices } from '#renderer/app/contract/editor-services.ts'
import { RedlineAudit } from '#renderer/features/compare/audit/redline-audit.tsx'
import type { ContractId } from '#shared/lib/ids.ts'

export function Component() {
  const { contract } = useParams()
  return <RedlineAudit key={contract} contract={contract as ContractId} services={editorServices} />
}
