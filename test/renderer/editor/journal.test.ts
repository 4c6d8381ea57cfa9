import { AttrStep, type Step } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { createJournal, type JournalRequest } from '#renderer/editor/journal/journal.ts'
import type { SaveState } from '#renderer/editor/journal/journal-queue.ts'

const step = (value: number): Step => new AttrStep(0, 'indent', value)

/** A disk that answers when told to. */
function disk() {
  const requests: (JournalRequest & { reply: (sequence: number) => void; fail: (error: Error) => void })[] = []
  const send = (request: JournalRequest) =>
    new Promise<{ sequence: number }>((resolve, reject) => requests.push({ ...request, reply: (sequence) => resolve({ sequence }), fail: reject }))
  return { requests, send }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

async function until<T>(read: () => T | undefined): Promise<T> {
  for (;;) {
    const value = read()
    if (value !== undefined) return value
    await turn()
  }
}

describe('the journal', () => {
  it('says saved only after the reply, and sends what was typed meanwhile in the next request', async () => {
    const { requests, send } = disk()
    const journal = createJournal({ sequence: 7, send })
    const seen: SaveState['state'][] = []
    journal.subscribe(({ state }) => seen.push(state))
    journal.append([step(1)])
    const first = await until(() => requests[0])
    journal.append([step(2)])
    journal.append([step(3)])
    expect(journal.state().state).toBe('saving')
    first.reply(8)
    const second = await until(() => requests[1])
    expect([first.after, second.after]).toEqual([7, 8])
    expect(second.steps).toHaveLength(2)
    expect(journal.state().state).toBe('saving')
    second.reply(10)
    await until(() => (seen.includes('saved') ? true : undefined))
    expect(seen).toEqual(['saving', 'saved'])
    expect(journal.unsaved()).toBe(0)
  })

  it('keeps the steps when writing fails, says why, and sends them again', async () => {
    const { requests, send } = disk()
    const journal = createJournal({ sequence: 0, send })
    journal.append([step(1)])
    ;(await until(() => requests[0])).fail(Object.assign(new Error('The disk is full. Nothing was lost.'), { code: 'store.full' }))
    await until(() => (journal.state().state === 'failed' ? true : undefined))
    expect(journal.state()).toMatchObject({ code: 'store.full', message: 'The disk is full. Nothing was lost.', final: false })
    expect(journal.unsaved()).toBe(1)
    const flushed = journal.flush()
    ;(await until(() => requests[1])).reply(1)
    await flushed
    expect(requests[1]?.steps).toEqual(requests[0]?.steps)
    expect(journal.state()).toEqual({ state: 'saved' })
  })

  it('stops when the draft was changed elsewhere', async () => {
    const { requests, send } = disk()
    const journal = createJournal({ sequence: 0, send })
    journal.append([step(1)])
    ;(await until(() => requests[0])).fail(Object.assign(new Error('out of step'), { code: 'draft.out-of-step' }))
    await until(() => (journal.state().state === 'failed' ? true : undefined))
    await journal.flush()
    expect(requests).toHaveLength(1)
    expect(journal.state()).toMatchObject({ final: true })
  })
})
