import { Button } from '@mantine/core'
import { useState } from 'react'
import { ExistingWorkspace } from '#renderer/features/welcome/existing-workspace.tsx'
import { NewWorkspace } from '#renderer/features/welcome/new-workspace.tsx'
import { openSample } from '#renderer/features/welcome/open-sample.ts'
import { texts } from '#renderer/features/welcome/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Logo } from '#renderer/components/logo.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { useSession, type NoSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './welcome.module.css'

interface WelcomeProps {
  readonly session: NoSession
}

/** The first screen: a sample to play in, a workspace of one's own, or one that is there already. */
export function Welcome({ session }: WelcomeProps) {
  useWindowTitle(texts.window)
  const [making, setMaking] = useState(false)
  return (
    <main className={classes['page']} id="main">
      <div className={classes['sheet']}>
        <header className={classes['head']}>
          <Logo size={44} />
          <h1 className={classes['name']}>{texts.name}</h1>
          <p className={classes['promise']}>{texts.promise}</p>
          <p className={classes['privacy']}>{texts.privacy}</p>
        </header>
        {making ? <NewWorkspace folder={session.suggestedFolder} onBack={() => setMaking(false)} /> : <Choices session={session} onMake={() => setMaking(true)} />}
      </div>
    </main>
  )
}

interface ChoicesProps extends WelcomeProps {
  readonly onMake: () => void
}

function Choices({ session, onMake }: ChoicesProps) {
  const createSample = useSession(store => store.createSample)
  const { busy, failure, run } = useVerb()
  if (busy) return <Waiting what={texts.building} />
  return (
    <>
      <FailureNote failure={failure} />
      <div className={classes['choices']}>
        <section className={classes['choice']}>
          <h2>{texts.sampleTitle}</h2>
          <p>{texts.sampleText}</p>
          <Button onClick={() => run(() => openSample(session.suggestedFolder, createSample))}>{texts.sampleAction}</Button>
        </section>
        <section className={classes['choice']}>
          <h2>{texts.ownTitle}</h2>
          <p>{texts.ownText}</p>
          <Button variant="default" onClick={onMake}>{texts.ownAction}</Button>
        </section>
      </div>
      <ExistingWorkspace recent={session.recent} />
    </>
  )
}
