import type { Application } from '#electron/application.ts'
import { dispatch } from '#electron/ipc/dispatch.ts'
import type { Channel, Input } from '#shared/ipc/api.ts'
import { fillWithLives } from '#test/bench/material/lives.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'
import { figure, type Aim, type Line } from '#test/bench/line.ts'
import { median } from '#test/bench/timing.ts'
import { measurePainted } from '#test/bench/topics/life-painted.ts'
import type { Measured } from '#test/bench/topic.ts'

const rounds = 7
const most: Aim = { of: 'ours', most: 200 }
const sizes = [1_000, 3_000, 10_000] as const
const paintedSizes = [1_000, 10_000] as const

/** Each screen with the call that opens it, as the window makes it. */
function screens(today: string): readonly { readonly what: string; readonly ask: (application: Application) => Promise<unknown> }[] {
  const asking = <C extends Channel>(channel: C, input: Input<C>) => async (application: Application): Promise<unknown> => {
    const reply = await dispatch(application, channel, input)
    if (!reply.ok) throw new Error(`${channel} was refused: ${reply.message}`)
    return reply.value
  }
  const query: Input<'obligations.list'> = { from: null, through: null, states: [], overdueOnly: false, kinds: [], debtor: null, mine: false, search: '', offset: 0, limit: 100 }
  return [
    { what: 'Home', ask: asking('home.get', {}) },
    { what: 'obligations, first page', ask: asking('obligations.list', query) },
    { what: 'obligations, mine and overdue', ask: asking('obligations.list', { ...query, mine: true, overdueOnly: true }) },
    { what: 'obligations, of two kinds, owed by us', ask: asking('obligations.list', { ...query, kinds: ['payment', 'report'], debtor: 'us', states: ['open', 'scheduled'] }) },
    { what: 'obligations, searched', ask: asking('obligations.list', { ...query, search: 'counterparty 77' }) },
    { what: 'calendar month', ask: asking('obligations.month', { month: today.slice(0, 7), mine: false }) },
    { what: 'calendar month, mine', ask: asking('obligations.month', { month: today.slice(0, 7), mine: true }) },
    { what: 'approvals queue', ask: asking('approvals.queue', {}) },
    { what: 'renewal queue, 90 days', ask: asking('renewals.queue', { withinDays: 90 }) },
    { what: 'reminders', ask: asking('reminders.list', {}) },
    { what: 'contracts', ask: asking('contracts.list', { search: '', states: [], sort: 'updatedAt', direction: 'descending' }) },
  ]
}

const thousands = (count: number): string => count.toLocaleString('en')

/** How long the screens of a contract's life take to open, in workspaces of 1,000 to 10,000 contracts with ten dates each. */
export async function measureLife(): Promise<Measured> {
  const lines: Line[] = []
  const growth = new Map<string, number[]>()
  for (const size of sizes) {
    using folder = freshFolder()
    const { application, services } = newWorkspace(folder.path)
    fillWithLives(services, size)
    for (const { what, ask } of screens(services.today())) {
      const times: number[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const started = performance.now()
        await ask(application)
        // The first call reads the code in; every other is what a person waits for.
        if (round > 0) times.push(performance.now() - started)
      }
      growth.set(what, [...(growth.get(what) ?? []), median(times)])
      if (size === sizes.at(-1)) lines.push(figure(`${what} of ${thousands(size)} contracts with ${thousands(size * 10)} dates`, 'ms', times, most))
    }
    application.detach()
  }
  for (const size of paintedSizes) lines.push(...(await measurePainted(size)))
  const grown = [...growth].map(([what, times]) => `${what} ${times.map((time) => time.toFixed(0)).join(' → ')}`).join(', ')
  return { lines, notes: [`From ${sizes.map(thousands).join(' to ')} contracts, in ms: ${grown}.`] }
}
