import type { Application } from '#electron/application.ts'
import type { Handlers, SessionHandlers } from '#electron/ipc/handler.ts'
import { explainSqlite } from '#electron/store/database.ts'
import { api, type Channel } from '#shared/ipc/api.ts'
import { AppError, type Reply } from '#shared/ipc/errors.ts'

type TopicOf<C extends Channel> = C extends `${infer Topic}.${string}` ? Topic : never
type Topic = TopicOf<Channel>

/** Every topic's table of handlers, read in when the topic is first asked for: the first screen does not wait for the signing room. */
const tables = {
  approvalFiles: async () => (await import('#electron/ipc/handlers/approval-files.ts')).approvalFileHandlers,
  approvals: async () => (await import('#electron/ipc/handlers/approvals.ts')).approvalHandlers,
  audit: async () => (await import('#electron/ipc/handlers/audit.ts')).auditHandlers,
  breaches: async () => (await import('#electron/ipc/handlers/breaches.ts')).breachHandlers,
  calendar: async () => (await import('#electron/ipc/handlers/calendar.ts')).calendarHandlers,
  comments: async () => (await import('#electron/ipc/handlers/comments.ts')).commentHandlers,
  compare: async () => (await import('#electron/ipc/handlers/compare.ts')).compareHandlers,
  contracts: async () => (await import('#electron/ipc/handlers/contracts.ts')).contractHandlers,
  draft: async () => (await import('#electron/ipc/handlers/drafts.ts')).draftHandlers,
  home: async () => (await import('#electron/ipc/handlers/home.ts')).homeHandlers,
  identities: async () => (await import('#electron/ipc/handlers/identities.ts')).identityHandlers,
  issues: async () => (await import('#electron/ipc/handlers/issues.ts')).issueHandlers,
  negotiation: async () => (await import('#electron/ipc/handlers/negotiation.ts')).negotiationHandlers,
  obligations: async () => (await import('#electron/ipc/handlers/obligations.ts')).obligationHandlers,
  occurrences: async () => (await import('#electron/ipc/handlers/occurrences.ts')).occurrenceHandlers,
  people: async () => (await import('#electron/ipc/handlers/people.ts')).peopleHandlers,
  policies: async () => (await import('#electron/ipc/handlers/policies.ts')).policyHandlers,
  renewals: async () => (await import('#electron/ipc/handlers/renewals.ts')).renewalHandlers,
  reminders: async () => (await import('#electron/ipc/handlers/reminders.ts')).reminderHandlers,
  search: async () => (await import('#electron/ipc/handlers/search.ts')).searchHandlers,
  session: async () => (await import('#electron/ipc/handlers/session.ts')).sessionHandlers,
  settings: async () => (await import('#electron/ipc/handlers/settings.ts')).settingsHandlers,
  signing: async () => (await import('#electron/ipc/handlers/signing.ts')).signingHandlers,
  templates: async () => (await import('#electron/ipc/handlers/templates.ts')).templateHandlers,
  terms: async () => (await import('#electron/ipc/handlers/terms.ts')).termsHandlers,
  trust: async () => (await import('#electron/ipc/handlers/trust.ts')).trustHandlers,
  verify: async () => (await import('#electron/ipc/handlers/verify.ts')).verifyHandlers,
  versions: async () => (await import('#electron/ipc/handlers/versions.ts')).versionHandlers,
} satisfies { readonly [T in Topic]: () => Promise<T extends 'session' ? SessionHandlers : Handlers<T>> }

type AnyHandler = (context: unknown, input: unknown) => unknown

/** The tables asked for so far. They are kept as promises, so that a topic's calls run in the order they came in. */
const known = new Map<Topic, Promise<object>>()

function tableOf(topic: Topic): Promise<object> {
  const table = known.get(topic) ?? tables[topic]()
  known.set(topic, table)
  return table
}

/** Begins to read topics in, before they are asked for. */
export function readIn(topics: readonly Topic[]): void {
  // Should one fail, whoever asks for it is told.
  for (const topic of topics) tableOf(topic).catch(() => undefined)
}

function isChannel(name: string): name is Channel {
  return Object.hasOwn(api, name)
}

const topicOf = (channel: Channel): Topic => channel.slice(0, channel.indexOf('.')) as Topic

/** Runs the handler of a channel on what it works on: the application, or the services of the open workspace. */
async function run(application: Application, channel: Channel, input: unknown): Promise<unknown> {
  const topic = topicOf(channel)
  // Without a workspace the call is refused at once.
  if (topic !== 'session' && application.services().locked() && channel !== 'people.switch') {
    throw new AppError('session.locked', 'Nobody works in this workspace yet. Choose your profile and enter its passphrase.')
  }
  // The tables are typed per channel; here only the channel's name is known.
  const handler = Reflect.get(await tableOf(topic), channel) as AnyHandler
  return handler(topic === 'session' ? application : application.services(), input)
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
    return { ok: true, value: api[channel].output.parse(await run(application, channel, input.data)) }
  } catch (error) {
    return failure(error, application.report)
  }
}
