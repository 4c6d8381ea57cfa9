import { useLocation, useParams } from 'react-router'
import { z } from 'zod'
import { editorServices } from '#renderer/app/contract/editor-services.ts'
import { RedlineAudit } from '#renderer/features/compare/audit/redline-audit.tsx'
import { fileSideSchema } from '#shared/ipc/negotiation-views.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** A file that was let fall on the contract comes along with the way here. */
const broughtAlong = z.object({ file: fileSideSchema })

export function Component() {
  const { contract } = useParams()
  const { state } = useLocation() as { state: unknown }
  const brought = broughtAlong.safeParse(state)
  return <RedlineAudit key={contract} contract={contract as ContractId} services={editorServices} file={brought.success ? brought.data.file : null} />
}
