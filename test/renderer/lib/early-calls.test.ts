import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askEarly, takeEarlyAnswer } from '#renderer/lib/early-calls.ts'
import { call } from '#renderer/lib/client.ts'

/** A shell that says how often it was asked, and answers every call with its place in the row. */
let sent: string[]
let answers: (channel: string) => Promise<unknown>

beforeEach(() => {
  sent = []
  answers = async channel => ({ ok: true, value: `${channel} ${sent.length}` })
  vi.stubGlobal('window', {
    countersign: {
      call: (channel: string) => {
        sent.push(channel)
        return answers(channel)
      },
    },
  })
})

afterEach(() => {
  takeEarlyAnswer('audit.check')
  vi.unstubAllGlobals()
})

describe('what is asked before the window’s scripts are there', () => {
  it('is not asked again by the call that needs it, and only by that one', async () => {
    askEarly(['session.get', 'home.get'])
    expect(await call('session.get', {})).toBe('session.get 1')
    expect(await call('home.get', {})).toBe('home.get 2')
    expect(sent).toEqual(['session.get', 'home.get'])
    expect(await call('home.get', {})).toBe('home.get 3')
  })

  it('is forgotten as soon as anything else is asked, which may have changed it', async () => {
    askEarly(['session.get', 'home.get'])
    await call('session.get', {})
    await call('session.close', {})
    expect(await call('home.get', {})).toBe('home.get 4')
    expect(sent).toEqual(['session.get', 'home.get', 'session.close', 'home.get'])
  })

  it('tells its failure to whoever takes it, and to nobody else', async () => {
    answers = async () => ({ ok: false, code: 'session.none', message: 'No workspace is open.' })
    askEarly(['home.get'])
    await expect(call('home.get', {})).rejects.toThrow('No workspace is open.')
    answers = () => Promise.reject(new Error('gone'))
    askEarly(['session.get', 'home.get'])
    await new Promise(resolve => setTimeout(resolve))
    await expect(call('session.get', {})).rejects.toThrow('gone')
  })
})
