import type { Application } from '#electron/application.ts'
import { approvalHandlers } from '#electron/ipc/handlers/approvals.ts'
import { auditHandlers } from '#electron/ipc/handlers/audit.ts'
import { commentHandlers } from '#electron/ipc/handlers/comments.ts'
import { compareHandlers } from '#electron/ipc/handlers/compare.ts'
import { contractHandlers } from '#electron/ipc/handlers/contracts.ts'
import { draftHandlers } from '#electron/ipc/handlers/drafts.ts'
import { homeHandlers } from '#electron/ipc/handlers/home.ts'
import { identityHandlers } from '#electron/ipc/handlers/identities.ts'
import { issueHandlers } from '#electron/ipc/handlers/issues.ts'
import { negotiationHandlers } from '#electron/ipc/handlers/negotiation.ts'
import { peopleHandlers } from '#electron/ipc/handlers/people.ts'
import { searchHandlers } from '#electron/ipc/handlers/search.ts'
import { sessionHandlers } from '#electron/ipc/handlers/session.ts'
import { settingsHandlers } from '#electron/ipc/handlers/settings.ts'
import { signingHandlers } from '#electron/ipc/handlers/signing.ts'
import { templateHandlers } from '#electron/ipc/handlers/templates.ts'
import { verifyHandlers } from '#electron/ipc/handlers/verify.ts'
import { versionHandlers } from '#electron/ipc/handlers/versions.ts'
import { explainSqlite } from '#electron/store/database.ts'
import { api, type Channel } from '#shared/ipc/api.ts'
import { AppError, type Reply } from '#shared/ipc/errors.ts'

const workspaceHandlers = {
  ...approvalHandlers,
  ...auditHandlers,
  ...commentHandlers,
  ...compareHandlers,
  ...contractHandlers,
  ...draftHandlers,
  ...homeHandlers,
  ...identityHandlers,
  ...issueHandlers,
  ...negotiationHandlers,
  ...peopleHandlers,
  ...searchHandlers,
  ...settingsHandlers,
  ...signingHandlers,
  ...templateHandlers,
  ...verifyHandlers,
  ...versionHandlers,
} satisfies { readonly [C in Exclude<Channel, keyof typeof sessionHandlers>]: unknown }

type AnyHandler = (context: unknown, input: unknown) => unknown

function isChannel(name: string): name is Channel {
  return Object.hasOwn(api, name)
}

/** The handler of a channel with what it works on bound to it. The tables above are typed per channel; here only the name is known. */
function boundHandler(application: Application, channel: Channel): (input: unknown) => unknown {
  if (Object.hasOwn(sessionHandlers, channel)) {
    const handler = sessionHandlers[channel as keyof typeof sessionHandlers] as AnyHandler
    return (input) => handler(application, input)
  }
  const handler = workspaceHandlers[channel as keyof typeof workspaceHandlers] as AnyHandler
  return (input) => handler(application.services(), input)
}

function failure(error: unknown, report: (error: unknown) => void): Reply {
  const explained = explainSqlite(error)
  if (explained instanceof AppError) return { ok: false, code: explained.code, message: explained.message }
  report(error)
  return { ok: false, code: 'internal', message: 'Something went wrong inside Countersign. What was saved before is safe. Try again; if it stays, start Countersign anew.' }
}

/**
 * Answers one call: validates what came in against the channel's schema, runs its handler, answers the value or a code and a message.
 * Every transport (Electron's bridge, the loopback host, the command line, the tests) goes through here. Never throws.
 */
export async function dispatch(application: Application, channel: string, raw: unknown): Promise<Reply> {
  if (!isChannel(channel)) return { ok: false, code: 'call.unknown', message: 'Countersign does not know this call. Nothing was changed.' }
  const input = api[channel].input.safeParse(raw)
  if (!input.success) {
    const where = input.error.issues[0]
    return { ok: false, code: 'call.bad-input', message: `What was sent does not fit: ${where?.path.join('.') ?? ''} ${where?.message ?? ''}. Nothing was changed.` }
  }
  try {
    return { ok: true, value: api[channel].output.parse(await boundHandler(application, channel)(input.data)) }
  } catch (error) {
    return failure(error, application.report)
  }
}
