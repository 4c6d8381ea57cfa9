import { lazy, Suspense, useEffect } from 'react'
import { Outlet, useNavigate } from 'react-router'
import { Opening } from '#renderer/app/opening.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { onHostEvent } from '#renderer/lib/client.ts'
import { useSession } from '#renderer/lib/session.ts'
import type { HostEvent } from '#renderer/lib/transport.ts'

const Welcome = lazy(() => import('#renderer/app/routes/welcome-screen.tsx'))
const Unlock = lazy(() => import('#renderer/app/routes/unlock-screen.tsx'))

/** The file a double click or the command line asked to have verified. */
function openedFile({ topic, data }: HostEvent): { readonly id: string; readonly fileName: string } | null {
  if (topic !== 'file-opened' || typeof data !== 'object' || data === null) return null
  const { id, fileName } = data as { id?: unknown; fileName?: unknown }
  return typeof id === 'string' && typeof fileName === 'string' ? { id, fileName } : null
}

/** Shows the first screen while no workspace is open, who may work in it while nobody does, and then the workspace. */
export function AtHome() {
  const { session, failure, load } = useSession()
  const navigate = useNavigate()
  useEffect(
    () =>
      onHostEvent(event => {
        const file = openedFile(event)
        if (file !== null) void navigate(`/verify?${new URLSearchParams({ file: file.id, name: file.fileName }).toString()}`)
      }),
    [navigate],
  )
  if (failure !== null && session === null) return <FailureNote failure={failure} onRetry={() => void load()} />
  if (session === null) return <Opening />
  if (session.state === 'none') {
    return (
      <Suspense fallback={<Opening />}>
        <Welcome session={session} />
      </Suspense>
    )
  }
  if (session.state === 'locked') {
    return (
      <Suspense fallback={<Opening />}>
        <Unlock session={session} />
      </Suspense>
    )
  }
  return <Outlet key={session.path} />
}
