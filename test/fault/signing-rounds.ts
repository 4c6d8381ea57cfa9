import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { linesUntilKilled } from '#test/fault/killed.ts'
import { scatter } from '#test/fault/nth-step.ts'
import { signedBy, stranger } from '#test/electron/signing-room/elsewhere.ts'
import { actOf, ada, approved, keyring, tom, wanda, type House } from '#test/electron/signing-room/room.ts'
import { openedApplication, realPrint } from '#test/helpers/test-application.ts'

const signatory = new URL('signatory.ts', import.meta.url).pathname
const signers = [{ ...ada, turn: 1 }, wanda, { ...tom, turn: 1, way: 'exchange' as const }]

interface Job {
  readonly channel: 'signing.prepare' | 'signing.sign' | 'signing.takeBack'
  readonly input: object
  readonly file: string | null
}

/** Lets a process do one thing and kills it so many milliseconds after it began; answers whether it had been told that it is done. */
async function doAndKill(app: House, printed: string, job: Job, delay: number): Promise<boolean> {
  const path = `${app.folder}/job.json`
  writeFileSync(path, JSON.stringify(job))
  const lines = await linesUntilKilled({ program: signatory, told: [app.path, `${app.folder}/signatory`, printed, path], compiled: `${app.folder}/compiled`, delay })
  expect(lines.filter((line) => line.startsWith('refused'))).toEqual([])
  return lines.includes('done')
}

/** What a workspace says of its one signing, or that there is none. */
async function standing(app: House, contract: ContractId): Promise<{ shown: string; ceremony: Ceremony | null }> {
  const view = await app.ask('contracts.get', { contract })
  return { shown: view.shown, ceremony: view.ceremonies.find(({ state }) => state === 'open') ?? null }
}

/** Everything that must hold of a workspace whatever happened: the file, the log, and every file of the signing. */
async function requireSound(app: House, ceremony: Ceremony | null, where: string): Promise<void> {
  const { db } = app.services()
  expect(db.pragma('integrity_check', { simple: true }), where).toBe('ok')
  expect(db.pragma('foreign_key_check'), where).toEqual([])
  expect(await app.ask('audit.check', {}), where).toMatchObject({ firstAltered: null })
  if (ceremony === null) return
  const signed = ceremony.signers.filter(({ signature }) => signature !== null).length
  const { report } = await app.ask('verify.file', { blob: ceremony.pdf, fileName: 'x.pdf' })
  expect([report.verdict, report.signatures.length], where).toEqual([signed === 0 ? 'unsigned' : 'intact', signed])
  expect(Buffer.from(app.bytes(ceremony.pdf)).subarray(0, app.bytes(ceremony.executionCopy).length).equals(app.bytes(ceremony.executionCopy)), where).toBe(true)
}

export interface SigningTally {
  readonly before: number
  readonly after: number
}

/** So many times: prepare, sign or take back in a process that is killed at a random moment; the signing is as before or as after, and nothing else. */
export async function killedWhileSigning(rounds: number, seed: number): Promise<SigningTally> {
  let printed: Uint8Array | null = null
  await using app = await openedApplication({
    print: async (html, options) => {
      const pdf = await realPrint(html, options)
      printed ??= pdf
      return pdf
    },
  })
  app.clock.now = new Date(Date.now() - 3_600_000).toISOString()
  const key = await keyring(app)('Ada Marlow')
  const contract = await approved(app)
  await app.ask('signing.layout', { contract, signers })
  const sheet = `${app.folder}/printed.pdf`
  writeFileSync(sheet, printed ?? new Uint8Array())
  const tally = { before: 0, after: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const where = `round ${round} of seed ${seed}`
    // From here on the times are those of the machine, as they are for the process.
    app.clock.now = new Date().toISOString()
    const { ceremony } = await standing(app, contract)
    const job = await nextJob(app, contract, ceremony, key, round)
    await app.ask('session.close', {})
    const told = await doAndKill(app, sheet, job, scatter(seed + round) % (job.channel === 'signing.prepare' ? 2400 : 1500))
    await app.ask('session.open', { path: app.path })
    const now = await standing(app, contract)
    const happened = job.channel === 'signing.prepare' ? now.ceremony !== null : now.ceremony?.pdf !== ceremony?.pdf
    if (told) expect(happened, `${where}: what was acknowledged is there`).toBe(true)
    expect(now.shown, where).toBe(now.ceremony === null ? 'approved' : 'signing')
    if (!happened) expect(now.ceremony, `${where}: nothing half done`).toEqual(ceremony)
    await requireSound(app, now.ceremony, where)
    tally[happened ? 'after' : 'before'] += 1
    // Everything begins anew once both have signed.
    if ((now.ceremony?.signers.filter(({ signature }) => signature !== null).length ?? 0) >= 2) await app.ask('signing.cancel', { ceremony: now.ceremony?.id ?? job.channel as never, reason: 'again' })
  }
  expect(app.reported).toEqual([])
  return tally
}

/** What is to be done next: prepare where nothing is open; else take Tom's file back or let Ada sign, whichever is left. */
async function nextJob(app: House, contract: ContractId, ceremony: Ceremony | null, key: Awaited<ReturnType<ReturnType<typeof keyring>>>, round: number): Promise<Job> {
  if (ceremony === null) return { channel: 'signing.prepare', input: { contract, signers }, file: null }
  const left = ceremony.signers.filter(({ signature, name }) => signature === null && name !== 'Wanda Weir').map(({ name }) => name)
  if (left.includes('Ada Marlow') && (round % 2 === 0 || left.length === 1)) return { channel: 'signing.sign', input: actOf(ceremony, 'Ada Marlow', key), file: null }
  const file = `${app.folder}/back.pdf`
  writeFileSync(file, await signedBy(stranger('Thomas B.'), app.bytes(ceremony.pdf), 'Signature3', { signedAt: app.clock.now }))
  return { channel: 'signing.takeBack', input: { ceremony: ceremony.id, fileName: 'back.pdf' }, file }
}

/** The same as a test, with a seed that is printed; SEED=n repeats a run. */
export function describeKilledSigning(rounds: number): void {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  describe('a process that is killed while it prepares, signs or takes back', () => {
    it(`leaves the signing as before or as after, at ${rounds} random moments (SEED=${seed})`, { timeout: rounds * 20_000 + 60_000 }, async () => {
      const { before, after } = await killedWhileSigning(rounds, seed)
      process.stdout.write(`Killed ${rounds} times while signing (SEED=${seed}): ${before} times as before, ${after} times as after.\n`)
      expect(before + after).toBe(rounds)
    })
  })
}
