import { readFileSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { createBackend } from '#electron/backend.ts'

/*
 * A process that prepares a signing, signs or takes a signed file back, once, as its arguments say, and then waits to be killed. It says
 * when it begins and when it was told that the thing is done.
 */
const [, , workspacePath = '', appData = '', printed = '', job = ''] = process.argv

const say = (word: string): void => void writeSync(1, `${word}\n`)

flushCompileCache()

// The page was printed before, by the real printer; here it comes out at once.
const backend = await createBackend({ workspacePath, appData, print: () => Promise.resolve(readFileSync(printed)) })
const { channel, input, file } = JSON.parse(readFileSync(job, 'utf8')) as { channel: string; input: Record<string, unknown>; file: string | null }
if (file !== null) input['blob'] = backend.application.services().transient.put({ bytes: readFileSync(file), mediaType: 'application/pdf', fileName: 'back.pdf' })

say('ready')
const reply = await backend.dispatch(channel, input)
say(reply.ok ? 'done' : `refused ${reply.code} ${reply.message}`)
setInterval(() => undefined, 60_000)
