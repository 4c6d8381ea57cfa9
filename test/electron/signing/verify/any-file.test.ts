import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { preparedPdf } from '../base-pdfs.ts'
import { signElsewhere } from './another-maker.ts'
import { AnyFile } from './build/any-file.ts'
import { certify, contract, signAs, signedByThree } from './build/contract.ts'
import { identity } from './build/identities.ts'
import { opensslCms } from './build/openssl.ts'
import { attacksOnAnyFile } from './cases/on-any-file.ts'
import { now } from './one-byte.ts'
import { ownFile } from './own-file.ts'

const corpus = fileURLToPath(new URL('../../../../../shared/corpora/pdf-signed/pyhanko', import.meta.url))
const theirs = ['minimal-two-fields-signed-twice', 'minimal-signed-twice-second-created', 'certified-with-indirect-refs-in-dir', 'pades-lta-dss-indirect-arrs-test', 'separate-annots-kids-indir', 'sig-with-ski-sid']
const people = { identity: identity('Ann Archer', { kind: 'RSA' }), authority: identity('Time Stamp Authority') }

/** Signed files of many makers; each is fine until it is attacked. */
const files: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['ours, three signers, with tables', () => ownFile('table')],
  ['ours, three signers, with object streams', () => ownFile('stream')],
  ['ours, certified and not yet locked', () => ownFile('table', 1)],
  ['certified at level 3', async () => certify(contract(), 3)],
  ['three signers with xref streams', async () => signedByThree({ xref: 'stream' })],
  ['signed by openssl', async () => signAs(contract(), 0, { subFilter: 'adbe.pkcs7.detached', space: 4096, make: opensslCms(people.identity) })],
  ['another maker’s, B-B', async () => signElsewhere(await preparedPdf('table'), { ...people, level: 'B-B' })],
  ['another maker’s, B-LTA', async () => signElsewhere(await preparedPdf('stream'), { ...people, level: 'B-LTA' })],
  ...(existsSync(corpus) ? theirs.map((name) => [`${name}.pdf`, async () => readFileSync(`${corpus}/${name}.pdf`)] as const) : []),
]
const label = existsSync(corpus) ? '' : ' (of other makers skipped: corpus not present)'
const verdict = (pdf: Uint8Array) => verifyPdf(pdf, { trusted: new Map(), now }).verdict
const counted = new Map<string, number>()

describe.each(files)(`%s${label}`, (_name, make) => {
  it('is fine, and never again once it is attacked', async () => {
    const file = new AnyFile(await make())
    expect(verdict(file.bytes)).toMatch(/^(intact|extended)$/)
    const undetected: string[] = []
    for (const { kind, name, apply } of attacksOnAnyFile) {
      const attacked = attempt(() => apply(file))
      if (attacked === undefined) continue
      counted.set(kind, (counted.get(kind) ?? 0) + 1)
      const answer = verdict(attacked)
      if (answer === 'intact' || answer === 'extended' || answer === 'unsigned') undetected.push(`${kind}: ${name} is ${answer}`)
    }
    expect(undetected).toEqual([])
  })
})

/** Some attacks find no room in a file: a dictionary too short, a page without content. */
function attempt(apply: () => Uint8Array): Uint8Array | undefined {
  try {
    return apply()
  } catch (error) {
    if (error instanceof Error && /room|does not hold|no content/.test(error.message)) return undefined
    throw error
  }
}

describe('all of them together', () => {
  it('are at least three of each kind on each file', () => {
    const total = [...counted.values()].reduce((sum, one) => sum + one, 0)
    process.stdout.write(`attacks on files of ${files.length} makers and kinds: ${total} (${[...counted].map(([kind, count]) => `${kind} ${count}`).join(', ')})\n`)
    expect(Math.min(...counted.values())).toBeGreaterThanOrEqual(files.length * 3)
    expect(total).toBeGreaterThan(files.length * 70)
  })
})
