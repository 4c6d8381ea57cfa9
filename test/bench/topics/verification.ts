import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { type Aim, comparison, figure, type Line } from '#test/bench/line.ts'
import { preparedFiles, signThrice, threeKeys } from '#test/bench/material/signed-files.ts'
import { freshFolder } from '#test/bench/material/workspace.ts'
import { inTurns, timed } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'
import { fieldPlan, preparedPdf } from '#test/electron/signing/base-pdfs.ts'
import { quickKey } from '#test/electron/signing/identities.ts'

const rounds = 9
const cli = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url))
const faster: Aim = { of: 'ratio', most: 1 }

function verify(signed: Uint8Array, count: number): void {
  const { verdict, signatures, findings } = verifyPdf(signed, { trusted: new Map(), now: new Date('2026-04-01T00:00:00Z') })
  if (verdict !== 'intact' || signatures.length !== count) throw new Error(`The file measured is not intact: ${verdict}, ${findings.map(({ code }) => code).join(', ')}`)
}

/** Two hundred pages that ten people signed in turn. */
async function signedByTen(kind: 'table' | 'stream'): Promise<Uint8Array> {
  const names = Array.from({ length: 10 }, (_, i) => `Signer ${i + 1}`)
  let pdf = await preparedPdf(kind, { pages: 200, fields: names.map((name, i) => fieldPlan(name, i % 6, { page: 1 + Math.floor(i / 6), lock: i === 9 })) })
  for (const [i, name] of names.entries()) {
    pdf = await signIncrement({
      pdf, field: name, key: await quickKey(name), signerName: name, signedAt: `2026-03-01T09:${10 + i}:15.123Z`, reason: 'I sign',
      appearance: { mark: { kind: 'typed', text: name, face: 'caveat' } }, certify: i === 0, lock: i === 9,
    })
  }
  return pdf
}

/** Whether pdfsig is here to stand beside ours. */
const hasPdfsig = (): boolean => spawnSync('pdfsig', ['-v'], { stdio: 'ignore' }).error === undefined

/** Verifying signed files, and what changed after each signature, beside pdfsig, which looks at the signatures only. */
export async function measureVerification(): Promise<Measured> {
  using folder = freshFolder()
  const keys = await threeKeys()
  const withPeer = hasPdfsig()
  const lines: Line[] = []
  const measure = async (what: string, signed: Uint8Array, count: number, aim: Aim | null): Promise<string> => {
    const path = join(folder.path, `${lines.length}.pdf`)
    writeFileSync(path, signed)
    verify(signed, count)
    const ours = (): Promise<number> => timed(() => verify(signed, count))
    const peer = (): Promise<number> => timed(() => spawnSync('pdfsig', ['-nocert', path], { stdio: 'ignore' }))
    if (withPeer) lines.push(comparison(what, await inTurns(rounds, ours, peer), 'pdfsig', aim))
    else lines.push(figure(what, 'ms', (await inTurns(rounds, ours, async () => 0)).ours))
    return path
  }
  for (const { pdf, pages } of await preparedFiles([0, 119])) await measure(`verifying 3 signatures on ${pages} pages`, (await signThrice(pdf, keys)).signed, 3, null)
  for (const [kind, word] of [['table', 'tables'], ['stream', 'object streams']] as const) {
    const path = await measure(`verifying 10 signatures on 200 pages, with ${word}`, await signedByTen(kind), 10, faster)
    const whole = (): Promise<number> => timed(() => spawnSync(process.execPath, [cli, 'verify', path], { stdio: 'ignore' }))
    lines.push(figure('the same by the command line, its start included', 'ms', (await inTurns(rounds, whole, async () => 0)).ours))
  }
  return {
    lines,
    notes: withPeer
      ? ['pdfsig is a process of its own, started each time, and does not look at what changed after a signature; ours is measured within a process that runs, and does.']
      : ['pdfsig is missing, so verification has no peer here.'],
  }
}
