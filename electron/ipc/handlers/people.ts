import { settleAll } from '#electron/drafts/settle.ts'
import { sessionView } from '#electron/ipc/session-view.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { findPerson } from '#electron/store/repositories/people.ts'
import { saveCurrentPerson } from '#electron/store/repositories/workspace.ts'
import { addToHouse, changeInHouse } from '#electron/workspace/people.ts'
import { checkPassphrase, removePassphrase, setPassphrase } from '#electron/workspace/profile-lock.ts'
import { AppError } from '#shared/ipc/errors.ts'

export const peopleHandlers: Handlers<'people'> = {
  'people.add': (services, input) => {
    addToHouse(services, input)
    return sessionView(services)
  },

  'people.change': (services, input) => {
    changeInHouse(services, input)
    return sessionView(services)
  },

  'people.switch': async (services, { person, passphrase }) => {
    await checkPassphrase(services, person, passphrase ?? null)
    // The log tells of the editing so far under the name of whoever did it.
    settleAll(services)
    services.write(({ db, actor, audit }) => {
      const found = findPerson(db, person)
      if (found === null || !found.active) throw new AppError('person.missing', 'This profile cannot be used. Choose another one.')
      if (found.id === actor.id) return
      saveCurrentPerson(db, person)
      audit({ kind: 'profile switched', contract: null, from: actor.id, to: person })
    })
    services.setMe(person)
    return sessionView(services)
  },

  'people.setPassphrase': async (services, { present, passphrase }) => {
    await setPassphrase(services, present, passphrase)
    return sessionView(services)
  },

  'people.removePassphrase': async (services, { person, present }) => {
    await removePassphrase(services, person, present)
    return sessionView(services)
  },
}
