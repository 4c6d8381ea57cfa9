import { describe, expect, it } from 'vitest'
import { openedApplication } from '#test/helpers/test-application.ts'

const passphrase = 'four green bottles'

describe('a profile with a passphrase', () => {
  it('is switched to only with it', async () => {
    await using app = await openedApplication()
    await app.ask('people.setPassphrase', { present: null, passphrase })
    await app.ask('people.switch', { person: app.ben })
    expect(await app.code('people.switch', { person: app.ada })).toBe('people.passphrase-needed')
    expect(await app.code('people.switch', { person: app.ada, passphrase: 'four green bottle' })).toBe('people.wrong-passphrase')
    expect(await app.ask('session.get', {})).toMatchObject({ state: 'open', me: { id: app.ben } })
    expect(await app.ask('people.switch', { person: app.ada, passphrase })).toMatchObject({ state: 'open', me: { id: app.ada }, protected: [app.ada] })
  })

  it('takes a passphrase in whatever form the keyboard gave it', async () => {
    await using app = await openedApplication()
    await app.ask('people.setPassphrase', { present: null, passphrase: 'caf\u00e9 at eight' })
    await app.ask('people.switch', { person: app.ben })
    expect(await app.ask('people.switch', { person: app.ada, passphrase: 'cafe\u0301 at eight' })).toMatchObject({ me: { id: app.ada } })
  })

  it('keeps a workspace shut until somebody shows who they are', async () => {
    await using app = await openedApplication()
    await app.ask('people.setPassphrase', { present: null, passphrase })
    await app.ask('session.close', {})
    expect(await app.ask('session.open', { path: app.path })).toMatchObject({ state: 'locked', name: 'Marlow Ltd', last: app.ada, protected: [app.ada] })
    for (const channel of ['home.get', 'templates.list', 'identities.list'] as const) expect(await app.code(channel, {})).toBe('session.locked')
    expect(await app.code('people.removePassphrase', { person: app.ada, present: null })).toBe('session.locked')
    expect(await app.code('people.switch', { person: app.ada, passphrase: 'wrong' })).toBe('people.wrong-passphrase')
    expect(await app.ask('session.get', {})).toMatchObject({ state: 'locked' })
    expect(await app.ask('people.switch', { person: app.ada, passphrase })).toMatchObject({ state: 'open', me: { id: app.ada } })
    expect(await app.code('home.get', {})).toBe('done')
  })

  it('lets somebody without a passphrase work instead', async () => {
    await using app = await openedApplication()
    await app.ask('people.setPassphrase', { present: null, passphrase })
    await app.ask('session.close', {})
    await app.ask('session.open', { path: app.path })
    expect(await app.ask('people.switch', { person: app.ben })).toMatchObject({ state: 'open', me: { id: app.ben } })
  })

  it('changes and loses it only with the present one', async () => {
    await using app = await openedApplication()
    await app.ask('people.setPassphrase', { present: null, passphrase })
    expect(await app.code('people.setPassphrase', { present: null, passphrase: 'another one' })).toBe('people.passphrase-needed')
    expect(await app.code('people.setPassphrase', { present: 'guess', passphrase: 'another one' })).toBe('people.wrong-passphrase')
    await app.ask('people.setPassphrase', { present: passphrase, passphrase: 'another one' })
    expect(await app.code('people.removePassphrase', { person: app.ada, present: passphrase })).toBe('people.wrong-passphrase')
    expect(await app.ask('people.removePassphrase', { person: app.ada, present: 'another one' })).toMatchObject({ protected: [] })
  })

  it('is freed of a forgotten one by an owner, which the log tells; by nobody else', async () => {
    await using app = await openedApplication()
    await app.ask('people.setPassphrase', { present: null, passphrase })
    const session = await app.ask('people.add', { name: 'Cora', title: '', email: '', role: 'editor' })
    const cora = session.state === 'open' ? session.people.find(({ name }) => name === 'Cora') : undefined
    if (cora === undefined) throw new Error('Cora was not added')
    await app.ask('people.switch', { person: cora.id })
    expect(await app.code('people.removePassphrase', { person: app.ada, present: null })).toBe('people.not-owner')
    await app.ask('people.switch', { person: app.ben })
    expect(await app.ask('people.removePassphrase', { person: app.ada, present: null })).toMatchObject({ protected: [] })
    const [last] = await app.ask('audit.list', { contract: null, limit: 1 })
    expect(last).toMatchObject({ sentence: 'Took the passphrase off the profile of Ada Marlow', entry: { by: app.ben } })
  })

  it('keeps nothing in the file that the passphrase could be read from', async () => {
    await using app = await openedApplication()
    await app.ask('people.setPassphrase', { present: null, passphrase })
    const record = app.services().db.prepare<[], { record: string }>('SELECT record FROM profile_locks').get()?.record ?? ''
    expect(record).not.toContain(passphrase)
    expect(record).not.toContain(Buffer.from(passphrase).toString('base64'))
  })
})
