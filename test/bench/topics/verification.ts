import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { comparison, figure, type Line } from '#test/bench/line.ts'
import { preparedFiles, signThrice, threeKeys } from '#test/bench/material/signed-files.ts'
import { freshFolder } from '#test/bench/material/workspace.ts'
import { inTurns, timed } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'

const rounds = 9

function verify(signed: Uint8Array): void {
  const { verdict, signatures, findings } = verifyPdf(signed, { trusted: new Map(), now: new Date('2026-04-01T00:00:00Z') })
  if (verdict !== 'intact' || signatures.length !== 3) throw new Error(`The file measured is not intact: ${verdict}, ${findings.map(({ code }) => code).join(', ')}`)
}

/** Whether pdfsig is here to stand beside ours. */
const hasPdfsig = (): boolean => spawnSync('pdfsig', ['-v'], { stdio: 'ignore' }).error === undefined

/** Verifying a file with three signatures, and what changed after each, beside pdfsig, which looks at the signatures only. */
export async function measureVerification(): Promise<Measured> {
  using folder = freshFolder()
  const keys = await threeKeys()
  const withPeer = hasPdfsig()
  const lines: Line[] = []
  for (const { pdf, pages } of await preparedFiles()) {
    const { signed } = await signThrice(pdf, keys)
    const path = join(folder.path, `${pages}.pdf`)
    writeFileSync(path, signed)
    verify(signed)
    const ours = (): Promise<number> => timed(() => verify(signed))
    const peer = (): Promise<number> => timed(() => spawnSync('pdfsig', ['-nocert', path], { stdio: 'ignore' }))
    const what = `verifying 3 signatures on ${pages} pages`
    if (withPeer) lines.push(comparison(what, await inTurns(rounds, ours, peer), 'pdfsig'))
    else lines.push(figure(what, 'ms', (await inTurns(rounds, ours, async () => 0)).ours))
  }
  return { lines, notes: withPeer ? ['pdfsig is a process of its own and does not look at what changed after a signature; ours does.'] : ['pdfsig is missing, so verification has no peer here.'] }
}
