import { createHash } from 'node:crypto'
import { comparison, figure, type Line } from '#test/bench/line.ts'
import { preparedFiles, signThrice, threeKeys } from '#test/bench/material/signed-files.ts'
import { timed } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'

const rounds = 15
/** Chapters of the sample that come to about 3, 50, 200 and 1,000 pages. */
const sizes = [0, 28, 119, 598]
/** What one signature may add, in bytes. */
const mostAdded = 40 * 1024

/** One signature of three in turn, with the key unlocked: appearance, increment, digest and CMS; beside the bare cost of digesting the file. */
export async function measureSignature(): Promise<Measured> {
  const keys = await threeKeys()
  const lines: Line[] = []
  for (const { pdf, pages } of await preparedFiles(sizes)) {
    const [ours, peer, worked, added]: number[][] = [[], [], [], []]
    for (let round = 0; round <= rounds; round += 1) {
      const found = await signThrice(pdf, keys)
      const hashing = await timed(() => createHash('sha256').update(pdf).digest())
      if (round === 0) continue
      ours?.push(found.took.reduce((sum, took) => sum + took, 0) / found.took.length)
      worked?.push(...found.worked)
      peer?.push(hashing)
      added?.push(((found.signed.length - pdf.length) / found.took.length / mostAdded) * 100)
    }
    lines.push(
      comparison(`one signature on ${pages} pages`, { ours: ours ?? [], peer: peer ?? [] }, 'digest alone', pages <= 210 ? { of: 'ours', most: 20 } : null),
      figure('  of which processor time', 'ms', worked ?? []),
      figure('  bytes added, of 40 KB', '%', added ?? [], { of: 'ours', most: 100 }),
    )
  }
  return { lines, notes: [] }
}
