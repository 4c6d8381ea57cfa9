import { create } from 'zustand'
import type { Input, Output } from '#shared/ipc/api.ts'
import type { Session, Settings } from '#shared/ipc/views.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

export type OpenSession = Extract<Session, { state: 'open' }>
export type LockedSession = Extract<Session, { state: 'locked' }>
export type NoSession = Extract<Session, { state: 'none' }>

interface SessionStore {
  /** Null until the application has answered for the first time. */
  readonly session: Session | null
  readonly failure: Failure | null
  load(): Promise<void>
  create(input: Input<'session.create'>): Promise<void>
  createSample(path: string): Promise<void>
  open(path: string): Promise<void>
  close(): Promise<void>
  switchTo(person: PersonId, passphrase?: string): Promise<void>
  setPassphrase(present: string | null, passphrase: string): Promise<void>
  removePassphrase(person: PersonId, present: string | null): Promise<void>
  addPerson(person: Input<'people.add'>): Promise<void>
  changePerson(person: Person): Promise<void>
  changeSettings(settings: Settings): Promise<void>
}

/** Whether a workspace is open in this window, and who is working in it. */
export const useSession = create<SessionStore>()(set => {
  const take = async (answer: Promise<Output<'session.get'>>) => set({ session: await answer, failure: null })
  return {
    session: null,
    failure: null,
    load: () => take(call('session.get', {})).catch((error: unknown) => set({ failure: failureFrom(error) })),
    create: input => take(call('session.create', input)),
    createSample: path => take(call('session.createSample', { path })),
    open: path => take(call('session.open', { path })),
    close: () => take(call('session.close', {})),
    switchTo: (person, passphrase) => take(call('people.switch', { person, passphrase })),
    setPassphrase: (present, passphrase) => take(call('people.setPassphrase', { present, passphrase })),
    removePassphrase: (person, present) => take(call('people.removePassphrase', { person, present })),
    addPerson: person => take(call('people.add', person)),
    changePerson: person => take(call('people.change', person)),
    changeSettings: settings => take(call('settings.change', settings)),
  }
})

/** The open workspace; only screens inside the frame ask, and the frame is only there while one is open. */
export function useOpenSession(): OpenSession {
  const session = useSession(store => store.session)
  if (session?.state !== 'open') throw new Error('A screen of a workspace was shown without one')
  return session
}

/** The manner in which dates, money and numbers are written. */
export function useLocale(): string {
  return useSession(({ session }) => (session?.state === 'open' && session.settings.locale !== '' ? session.settings.locale : navigator.language))
}

/** The name a person goes by, also when they have left the house. */
export function nameOf(people: readonly Person[], id: PersonId): string {
  return people.find(person => person.id === id)?.name ?? 'Someone no longer listed'
}
