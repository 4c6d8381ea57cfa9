import { useSearchParams } from 'react-router'
import { Verify } from '#renderer/features/verify/verify.tsx'
import type { BlobId } from '#shared/lib/ids.ts'

/** The file in the address comes from the host, which has already taken it in. */
export function Component() {
  const [address] = useSearchParams()
  const blob = address.get('file') as BlobId | null
  const fileName = address.get('name')
  return <Verify handedOver={blob === null ? null : { blob, fileName: fileName ?? '' }} />
}
