import type { Handlers } from '#electron/ipc/handler.ts'
import { allTemplates, templateView } from '#electron/templates/library.ts'

export const templateHandlers: Handlers<'templates'> = {
  'templates.list': ({ resources }) => allTemplates(resources).map(templateView),
}
