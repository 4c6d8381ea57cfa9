import { useParams } from 'react-router'
import { editorServices } from '#renderer/app/contract/editor-services.ts'
import { RequestDesk } from '#renderer/features/approvals/elsewhere/request-desk.tsx'

export function Component() {
  const { request } = useParams()
  return <RequestDesk key={request} request={request ?? ''} services={editorServices} />
}
