import { useParams } from 'react-router'
import { ContractDesk } from '#renderer/app/contract/contract-desk.tsx'
import type { ContractId } from '#shared/lib/ids.ts'

export function Component() {
  const { contract } = useParams()
  return <ContractDesk key={contract} contract={contract as ContractId} />
}
