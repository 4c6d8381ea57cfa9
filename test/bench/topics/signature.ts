import { figure, type Line } from '#test/bench/line.ts'
import { preparedFiles, signThrice, threeKeys } from '#test/bench/material/signed-files.ts'
import type { Measured } from '#test/bench/topic.ts'

const rounds = 15

/** One signature of three in turn, with the key unlocked: appearance, increment, digest and CMS. */
export async function measureSignature(): Promise<Measured> {
  const keys = await threeKeys()
  const files = await preparedFiles()
  const took = files.map((): number[] => [])
  const worked = files.map((): number[] => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { pdf }] of files.entries()) {
      const found = await signThrice(pdf, keys)
      if (round === 0) continue
      took[at]?.push(...found.took)
      worked[at]?.push(...found.worked)
    }
  }
  const lines: Line[] = files.flatMap(({ pages }, at) => [
    figure(`one signature on ${pages} pages`, 'ms', took[at] ?? [], { of: 'ours', most: 20 }),
    figure('  of which processor time', 'ms', worked[at] ?? []),
  ])
  return { lines, notes: [] }
}
