import { figure, type Line } from '#test/bench/line.ts'
import { preparedFiles, signThrice, threeKeys } from '#test/bench/material/signed-files.ts'
import type { Measured } from '#test/bench/topic.ts'

const rounds = 15

/** One signature of three in turn, with the key unlocked: appearance, increment, digest and CMS. */
export async function measureSignature(): Promise<Measured> {
  const keys = await threeKeys()
  const files = await preparedFiles()
  const took = files.map((): number[] => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { pdf }] of files.entries()) {
      const found = await signThrice(pdf, keys)
      if (round > 0) took[at]?.push(...found.took)
    }
  }
  const lines: Line[] = files.map(({ pages }, at) => figure(`one signature on ${pages} pages`, 'ms', took[at] ?? [], { of: 'ours', most: 20 }))
  return { lines, notes: [] }
}
