import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { createBackend } from '#electron/backend.ts'
import { schema } from '#shared/document/schema.ts'
import { nthStep } from '#test/fault/nth-step.ts'
import { stepsOf } from '#test/helpers/typing.ts'

/*
 * A process that types into one contract as fast as it is acknowledged, names a version now and then, and says each acknowledgement on
 * standard output before it goes on. It never ends by itself.
 */
const [, , workspacePath = '', appData = '', contract = ''] = process.argv

/** Written synchronously: what was said was acknowledged, and what was acknowledged was said. */
const say = (...words: readonly (string | number)[]): void => void writeSync(1, `${words.join(' ')}\n`)

// The next typist starts sooner; a killed process writes no cache by itself.
flushCompileCache()

const backend = await createBackend({ workspacePath, appData, print: () => Promise.reject(new Error('the typist prints nothing')) })

async function ask(channel: string, input: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const reply = await backend.dispatch(channel, input)
  if (!reply.ok) throw new Error(`${channel}: ${reply.code}: ${reply.message}`)
  return reply.value as Record<string, unknown>
}

const draft = await ask('draft.open', { contract })
let doc = schema.nodeFromJSON(draft['document'])
let sequence = Number(draft['sequence'])
say('ready', sequence)

for (;;) {
  const batch = 1 + (sequence % 3)
  const steps: Record<string, unknown>[] = []
  for (let at = 1; at <= batch; at += 1) {
    const tr = nthStep(doc, sequence + at)
    steps.push(...stepsOf(tr))
    doc = tr.doc
  }
  sequence = Number((await ask('draft.append', { contract, after: sequence, steps }))['sequence'])
  say('typed', sequence)
  if (sequence % 23 === 0) {
    const { number, hash } = await ask('versions.name', { contract, name: `At ${sequence}`, kind: 'internal', note: '' })
    say('version', String(number), String(hash), sequence)
  }
  if (sequence % 97 === 0) say('turn', String((await ask('contracts.get', { contract }))['shown']))
}
