import { expect } from 'vitest'
import type { SignatureFieldPlan } from '#electron/pdf/signature-fields.ts'
import type { SigningKey } from '#electron/signing/identity.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { preparedPdf } from './base-pdfs.ts'
import type { FileKind } from './base-pdfs.ts'
import { quickKey } from './identities.ts'
import { opensslVerifies, pdfsig, qpdfCheck } from './pdf-tools.ts'

/** A way in which a document is signed. */
export interface Ceremony {
  readonly signers: number
  readonly pages: number
  readonly kind: FileKind
  /** One after another, the last locking everything; or in any order, each locking their own fields. */
  readonly order: 'serial' | 'parallel'
  /** Whether the house seals the document before anyone signs. */
  readonly sealed: boolean
}

interface Person {
  readonly name: string
  readonly field: string
  readonly values: readonly { readonly field: string; readonly value: string }[]
}

const NAMES = ['Ann Archer', 'Björn Šťastný', 'Wendy (Witness)', 'Žofia Nováková', 'Παύλος Ιωάννου', 'Дарья Щербакова', 'Gül Işık', 'Nguyễn Thị Hà', 'Seán Ó Murchú', 'Łucja Źdźbło']
const keys = new Map<string, SigningKey>()

async function keyOf(name: string): Promise<SigningKey> {
  const key = keys.get(name) ?? await quickKey(name)
  keys.set(name, key)
  return key
}

/** The third to sign is a witness; everyone fills in their name, and ticks a box. */
function people(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, at) => {
    const name = NAMES[at] ?? `Signer ${at + 1}`
    return { name, field: `${at === 2 ? 'Witness' : 'Signature'}${at + 1}`, values: [{ field: `Name${at + 1}-1`, value: name }, { field: `Box${at + 1}-2`, value: 'Yes' }] }
  })
}

function plansFor(all: readonly Person[], { pages, order }: Ceremony): readonly SignatureFieldPlan[] {
  const plans = all.flatMap(({ name, field, values }, at): SignatureFieldPlan[] => {
    const [y, page] = [700 - (at % 5) * 110, Math.max(1, pages - Math.floor(at / 5))]
    const [first, second] = values.map((value) => value.field)
    const lock = order === 'parallel' ? [field, ...values.map((value) => value.field)] : at === all.length - 1
    return [
      { name: field, page, rectangle: { x: 60, y, width: 200, height: 60 }, tooltip: `Signature of ${name}`, lock },
      { name: first ?? '', kind: 'text', page, rectangle: { x: 280, y: y + 30, width: 160, height: 18 }, tooltip: `Name of ${name}`, required: true },
      { name: second ?? '', kind: 'checkbox', page, rectangle: { x: 460, y: y + 30, width: 12, height: 12 }, tooltip: `${name} has read it` },
    ]
  })
  return [...plans, { name: 'Seal', page: 1, rectangle: null, tooltip: 'Seal of Firm Ltd' }]
}

/** Signs as the ceremony goes, and has every file judged by poppler, qpdf, openssl and our verifier. */
export async function signAndJudge(ceremony: Ceremony): Promise<{ readonly added: readonly number[] }> {
  const all = people(ceremony.signers)
  let pdf = await preparedPdf(ceremony.kind, { pages: ceremony.pages, fields: plansFor(all, ceremony) })
  const acting = ceremony.order === 'serial' ? [...all] : [...all.filter((_, at) => at % 2 === 1), ...all.filter((_, at) => at % 2 === 0)]
  const acts: Person[] = ceremony.sealed ? [{ name: 'Firm Ltd', field: 'Seal', values: [] }, ...acting] : acting
  const added: number[] = []
  for (const [turn, { name, field, values }] of acts.entries()) {
    const before = Buffer.from(pdf)
    pdf = await signIncrement({
      pdf, field, values, key: await keyOf(name), signerName: name, signedAt: new Date(Date.UTC(2026, 2, 1, 9, turn)).toISOString(), reason: 'I sign', certify: turn === 0,
      ...(field === 'Seal' ? {} : { appearance: { mark: { kind: 'typed', text: name, face: 'great-vibes' }, capacity: 'Director' } as const }),
    })
    expect(Buffer.from(pdf).subarray(0, before.length).equals(before)).toBe(true)
    added.push(pdf.length - before.length)
    expect(ourVerdict(pdf)).toEqual({ verdict: 'intact', integrity: acts.slice(0, turn + 1).map(() => 'intact'), grave: [] })
  }
  judge(pdf, acts.map(({ field }) => field))
  return { added }
}

function ourVerdict(pdf: Uint8Array): { readonly verdict: string; readonly integrity: readonly string[]; readonly grave: readonly string[] } {
  const { verdict, signatures, findings } = verifyPdf(pdf, { trusted: new Map(), now: new Date('2026-04-01T00:00:00Z') })
  const grave = [...findings, ...signatures.flatMap((each) => each.findings)].map(({ code }) => code).filter((code) => code !== 'document.empty-signature-fields')
  return { verdict, integrity: signatures.map(({ integrity }) => integrity), grave }
}

function judge(pdf: Uint8Array, fields: readonly string[]): void {
  expect(() => qpdfCheck(pdf)).not.toThrow()
  const found = pdfsig(pdf)
  expect(found.map(({ name }) => name).toSorted()).toEqual([...fields].toSorted())
  expect(found.every(({ valid }) => valid)).toBe(true)
  expect(found.filter(({ total }) => total).map(({ name }) => name)).toEqual([fields.at(-1)])
  const bytes = Buffer.from(pdf)
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/g)].map((match) => match.slice(1).map(Number))
  expect(ranges).toHaveLength(fields.length)
  for (const [, first = 0, second = 0, length = 0] of ranges) {
    const octets = Buffer.from(bytes.subarray(first + 1, second - 1).toString('latin1'), 'hex')
    expect(opensslVerifies(octets.subarray(0, 4 + octets.readUInt16BE(2)), Buffer.concat([bytes.subarray(0, first), bytes.subarray(second, second + length)]))).toBe(true)
  }
}
