import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import type { Verdict } from '#shared/signing/verification.ts'
import { preparedPdf } from '../base-pdfs.ts'
import { signElsewhere } from './another-maker.ts'
import { contract, signAs, signedByThree } from './build/contract.ts'
import { identity } from './build/identities.ts'
import { stamped } from './cases/legitimate.ts'
import { mutations } from './mutate.ts'
import { now } from './one-byte.ts'
import { ownFile } from './own-file.ts'

/** What a run over mutated files found. */
export interface MutationRun {
  readonly files: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** Called intact or extended although a byte that the last signature of the original covers is another. */
  readonly wronglyFine: readonly string[]
  readonly crashes: readonly string[]
  /** Milliseconds. */
  readonly slowest: number
  /** Most memory resident at any time, in bytes. */
  readonly memory: number
}

async function originals(): Promise<readonly Buffer[]> {
  const people = { identity: identity('Ann Archer', { kind: 'RSA' }), authority: identity('Time Stamp Authority') }
  const made = [
    signedByThree(), signedByThree({ xref: 'objects' }), stamped(signedByThree({ xref: 'stream' })), signAs(contract(), 0), await ownFile('table', 1), await ownFile('stream'),
    await signElsewhere(await preparedPdf('table'), { ...people, level: 'B-LT' }),
  ]
  return made.map((pdf) => Buffer.from(pdf))
}

const options = { trusted: new Map(), now }

/** What of a changed file the last signature of the original still covers as it was. */
function coversAll(original: Buffer, changed: Buffer, [, length = 0, resume = 0, rest = 0]: readonly number[]): boolean {
  return changed.subarray(0, length).equals(original.subarray(0, length)) && changed.subarray(resume, resume + rest).equals(original.subarray(resume, resume + rest))
}

/** Verifies so many files changed at random. */
export async function runMutations(count: number, seed: number): Promise<MutationRun> {
  const files = await originals()
  const verdicts = { intact: 0, extended: 0, modified: 0, invalid: 0, indeterminate: 0, unsigned: 0 }
  const wronglyFine: string[] = []
  const crashes: string[] = []
  let done = 0
  let slowest = 0
  let memory = 0
  for (const [i, original] of files.entries()) {
    const range = verifyPdf(original, options).signatures.at(-1)?.byteRange ?? []
    const share = Math.ceil((count - done) / (files.length - i))
    for (const changed of mutations(original, share, seed + i, files)) {
      const started = performance.now()
      const answer = attempt(changed)
      slowest = Math.max(slowest, performance.now() - started)
      if (done++ % 16 === 0) memory = Math.max(memory, process.memoryUsage.rss())
      if (answer instanceof Error) {
        crashes.push(`file ${i}: ${answer.stack ?? answer.message}`)
        continue
      }
      verdicts[answer.verdict]++
      const fine = answer.verdict === 'intact' || answer.verdict === 'extended'
      // Cut off after an earlier signature it is that earlier file, whole and intact; so is another file of the set, spliced in whole.
      const earlier = files.some((one) => one.subarray(0, changed.length).equals(changed))
      if (fine && !earlier && !coversAll(original, changed, range)) wronglyFine.push(`file ${i}: ${changed.toString('base64')}`)
    }
  }
  return { files: done, verdicts, wronglyFine, crashes, slowest, memory }
}

function attempt(pdf: Buffer): { readonly verdict: Verdict } | Error {
  try {
    return verifyPdf(pdf, options)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
