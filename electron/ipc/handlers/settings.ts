import type { Handlers } from '#electron/ipc/handler.ts'
import { sessionView } from '#electron/ipc/session-view.ts'
import { readWorkspace, saveSettings } from '#electron/store/repositories/workspace.ts'
import { isOwner } from '#shared/contracts/person.ts'
import { settingsSchema } from '#shared/ipc/views.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'

const names = settingsSchema.keyof().options

export const settingsHandlers: Handlers<'settings'> = {
  'settings.change': (services, input) => {
    services.write(({ db, actor, audit }) => {
      if (!isOwner(actor)) throw new AppError('settings.not-owner', 'Only an owner may change the settings. Nothing was changed.')
      const before = readWorkspace(db).settings
      const changed = names.filter((name) => canonicalJson(before[name]) !== canonicalJson(input[name]))
      if (changed.length === 0) return
      saveSettings(db, input)
      audit({ kind: 'settings changed', contract: null, changed })
    })
    return sessionView(services)
  },
}
