import { PDFDocument } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { appendRevision, dictionaryBytes } from '#electron/signing/increment-writer.ts'
import { openRevision } from '#electron/signing/pdf-revision.ts'
import { dictionaryIn } from '#electron/signing/pdf-syntax.ts'
import type { SigningKey } from '#electron/signing/identity.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import type { SigningRequest } from '#electron/signing/sign-increment.ts'
import { fieldPlan, preparedPdf, printedPdf, THREE_FIELDS } from './base-pdfs.ts'
import { quickKey } from './identities.ts'
import { lastSignature, opensslVerifies, pdfsig, qpdfCheck, qpdfObjects } from './pdf-tools.ts'

const NAMES = ['Ann Archer', 'Björn Šťastný', 'Wendy (Witness)']
let keys: SigningKey[]

beforeAll(async () => {
  keys = await Promise.all(NAMES.map((name) => quickKey(name)))
})

function request(pdf: Uint8Array, turn: number, more: Partial<SigningRequest> = {}): SigningRequest {
  const [plan, key, signerName] = [THREE_FIELDS[turn], keys[turn], NAMES[turn]]
  if (!plan || !key || signerName === undefined) throw new Error(`There is no turn ${turn}.`)
  return {
    pdf, field: plan.name, key, signerName,
    signedAt: `2026-03-0${turn + 1}T09:30:15.123Z`,
    reason: 'I agree (to all of it)',
    appearance: { mark: { kind: 'typed', text: signerName, face: 'caveat' }, capacity: 'Director' },
    certify: turn === 0,
    lock: turn === 2,
    ...more,
  }
}

async function signedThrice(base: Uint8Array): Promise<Uint8Array[]> {
  const first = await signIncrement(request(base, 0))
  const second = await signIncrement(request(first, 1))
  return [first, second, await signIncrement(request(second, 2))]
}

const PRINTED = `<!doctype html><html lang="en"><title>Agreement</title><h1>Agreement</h1>${'<h2>Clause</h2><p>The parties agree as follows.</p>'.repeat(60)}</html>`
function typeOf(object: string | undefined): string | undefined {
  const { value, stream }: { value?: Record<string, string>; stream?: { dict: Record<string, string> } } = JSON.parse(object ?? '{}')
  return (stream?.dict ?? value)?.['/Type']
}

const BASES: [string, () => Promise<Uint8Array>][] = [
  ['a file with a cross-reference table', () => preparedPdf('table')],
  ['a file with object streams', () => preparedPdf('stream')],
  ['a file that Chromium printed', () => printedPdf(PRINTED)],
]

describe.each(BASES)('signing %s', (_, makeBase) => {
  let base: Uint8Array
  let steps: Uint8Array[]

  beforeAll(async () => {
    base = await makeBase()
    steps = await signedThrice(base)
  })

  it('leaves three signatures that others call valid, the last over the whole file', () => {
    for (const [index, pdf] of steps.entries()) {
      const signatures = pdfsig(pdf)
      expect(signatures.map(({ name, valid }) => [name, valid])).toEqual(THREE_FIELDS.slice(0, index + 1).map(({ name }) => [name, true]))
      expect(signatures.map(({ total }) => total)).toEqual(signatures.map((_signature, place) => place === index))
    }
  })

  it('leaves a file without structural faults', () => {
    for (const pdf of steps) expect(() => qpdfCheck(pdf)).not.toThrow()
  })

  it('only appends: each file begins with the one before and ends with one line %%EOF', () => {
    for (const [index, pdf] of steps.entries()) {
      const before = Buffer.from(steps[index - 1] ?? base)
      expect(Buffer.from(pdf).subarray(0, before.length).equals(before)).toBe(true)
      expect(Buffer.from(pdf).subarray(-7).toString('latin1')).toMatch(/\d\n%%EOF\n$|\n%%EOF\n$/)
      expect(Buffer.from(pdf).subarray(before.length).toString('latin1').match(/%%EOF/g)).toHaveLength(1)
    }
  })

  it('signs every byte outside the contents, and writes the contents in canonical digits', () => {
    for (const pdf of steps) {
      const { numbers, digits, cms, content } = lastSignature(pdf)
      const [start, firstLength, secondStart, secondLength] = numbers
      expect(start).toBe(0)
      expect(secondStart - firstLength).toBe(2 + 16_384)
      expect(secondStart + secondLength).toBe(pdf.length)
      expect(digits).toMatch(/^[0-9a-f]{16384}$/)
      expect(digits.slice(cms.length * 2)).toMatch(/^0+$/)
      expect(Buffer.from(pdf).subarray(firstLength, firstLength + 1).toString()).toBe('<')
      expect(Buffer.from(pdf).subarray(secondStart - 1, secondStart).toString()).toBe('>')
      expect(opensslVerifies(cms, content)).toBe(true)
    }
  })

  it('changes nothing but the field’s value and appearance, and the permissions when it certifies', () => {
    for (const [index, pdf] of steps.entries()) {
      const before = qpdfObjects(steps[index - 1] ?? base)
      const after = qpdfObjects(pdf)
      const changed = [...before.keys()].filter((key) => key !== 'trailer' && before.get(key) !== after.get(key))
      const reduced = (text: string | undefined): unknown => {
        const { value }: { value: Record<string, unknown> } = JSON.parse(text ?? '{}')
        const { '/V': _value, '/AP': _appearance, '/Perms': _permissions, ...rest } = value
        return rest
      }
      expect(changed).toHaveLength(index === 0 ? 2 : 1)
      for (const key of changed) expect(reduced(after.get(key))).toEqual(reduced(before.get(key)))
      expect(changed.filter((key) => after.get(key)?.includes('"/Perms"'))).toHaveLength(index === 0 ? 1 : 0)
      const added = [...after.keys()].filter((key) => !before.has(key)).map((key) => typeOf(after.get(key)))
      expect(added.toSorted()).toEqual(['/Sig', '/XObject', ...(added.includes('/XRef') ? ['/XRef'] : [])].toSorted())
    }
  })

  it('writes its table of contents in the way the file began, and keeps the identifier', () => {
    const text = (pdf: Uint8Array, from: number): string => Buffer.from(pdf).subarray(from).toString('latin1')
    const kind = /\nxref\n/.test(text(base, 0)) ? 'table' : 'stream'
    const identifier = /\/ID ?\[[^\]]*\]/.exec(text(base, 0))?.[0].replace('/ID[', '/ID [').replaceAll(/\s+/g, ' ')
    for (const [index, pdf] of steps.entries()) {
      const increment = text(pdf, (steps[index - 1] ?? base).length)
      expect(/\nxref\n/.test(increment)).toBe(kind === 'table')
      expect(increment.includes('/Type /XRef')).toBe(kind === 'stream')
      expect(/\/ID \[[^\]]*\]/.exec(increment)?.[0].replaceAll(/\s+/g, ' ')).toBe(identifier)
    }
  })
})

describe('the signature dictionary', () => {
  it('certifies first, locks last, and tells who, when and why', async () => {
    const [first, second, third] = await signedThrice(await preparedPdf('table'))
    const signature = (pdf: Uint8Array | undefined): string => {
      const text = Buffer.from(pdf ?? []).toString('latin1')
      return text.slice(text.lastIndexOf('/Type /Sig ')).replace(/<[0-9a-f]{16384}>/, '<…>').split('\nendobj')[0] ?? ''
    }
    expect(signature(first)).toContain('/SubFilter /ETSI.CAdES.detached')
    expect(signature(first)).toContain('/M (D:20260301093015Z) /Name (Ann Archer) /Reason (I agree \\(to all of it\\))')
    expect(signature(first)).toContain('/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >>')
    expect(signature(second)).not.toContain('/Reference')
    expect(signature(second)).toContain(`/Name <feff${Buffer.from('Björn Šťastný', 'utf16le').swap16().toString('hex')}>`)
    expect(signature(third)).toMatch(/\/TransformMethod \/FieldMDP \/TransformParams << \/Type \/TransformParams \/Action \/All \/V \/1\.2 >> \/Data \d+ 0 R/)
  })

  it('can certify and lock at once, when one person signs', async () => {
    const pdf = await preparedPdf('stream', { fields: [fieldPlan('supplier', 0, { lock: true })] })
    const signed = await signIncrement(request(pdf, 0, { lock: true }))
    expect(pdfsig(signed)).toEqual([{ name: 'supplier', valid: true, total: true }])
    expect(Buffer.from(signed).toString('latin1')).toMatch(/DocMDP.*FieldMDP/)
  })
})

describe('signing refuses', () => {
  const refusalOf = async (asked: SigningRequest): Promise<string> => {
    const before = Buffer.from(asked.pdf)
    const outcome: unknown = await signIncrement(asked).catch((error: unknown) => error)
    expect(Buffer.from(asked.pdf).equals(before)).toBe(true)
    return outcome instanceof Error && 'code' in outcome ? String(outcome.code) : 'signed'
  }

  it('a field that is not there', async () => {
    expect(await refusalOf(request(await preparedPdf('table'), 0, { field: 'nobody' }))).toBe('signing.field-missing')
    const bare = await (await PDFDocument.create()).save({ addDefaultPage: true })
    expect(await refusalOf(request(bare, 0))).toBe('signing.field-missing')
  })

  it('a field that is signed', async () => {
    const signed = await signIncrement(request(await preparedPdf('stream'), 0))
    expect(await refusalOf(request(signed, 0, { certify: false }))).toBe('signing.field-already-signed')
  })

  it('to certify after a signature', async () => {
    const signed = await signIncrement(request(await preparedPdf('stream'), 0, { certify: false }))
    expect(await refusalOf(request(signed, 1, { certify: true }))).toBe('signing.certification-not-first')
  })

  it('a field of a document that was locked', async () => {
    const locked = await signIncrement(request(await preparedPdf('table'), 0, { lock: true }))
    expect(await refusalOf(request(locked, 1))).toBe('signing.document-locked')
  })

  it('a form that was not prepared for signatures one after another', async () => {
    const pdf = Buffer.from((Buffer.from(await preparedPdf('table'))).toString('latin1').replace('/SigFlags 3', '/SigFlags 1'), 'latin1')
    expect(await refusalOf(request(pdf, 0))).toBe('signing.not-prepared')
  })

  it.each([
    ['forbids every change', '/TransformMethod /DocMDP /TransformParams << /P 1 >>', 'signing.document-locked'],
    ['permits form filling', '/TransformMethod /DocMDP /TransformParams << /P 2 >>', 'signed'],
    ['locks this field', '/TransformMethod /FieldMDP /TransformParams << /Action /Include /Fields [(x) (customer)] >>', 'signing.document-locked'],
    ['locks another field', '/TransformMethod /FieldMDP /TransformParams << /Action /Include /Fields [(customers)] >>', 'signed'],
    ['locks all fields but others', '/TransformMethod /FieldMDP /TransformParams << /Action /Exclude /Fields [(x)] >>', 'signing.document-locked'],
    ['locks all fields but this one', '/TransformMethod /FieldMDP /TransformParams << /Action /Exclude /Fields [(customer)] >>', 'signed'],
    ['locks in a way nobody knows', '/TransformMethod /FieldMDP /TransformParams << /Action /Some >>', 'signing.document-locked'],
  ])('or signs after a signature that %s', async (_, reference, expected) => {
    const base = await preparedPdf('table')
    const text = Buffer.from(base).toString('latin1')
    const number = Number(/(\d+) 0 obj\n<<[^<]*?\/T \(supplier\)/.exec(text)?.[1])
    const revision = openRevision(base)
    const entries = new Map(dictionaryIn(revision.object(number)))
    entries.set('V', Buffer.from(`<< /Type /Sig /Reference [<< /Type /SigRef ${reference} >>] >>`))
    const { bytes } = appendRevision(base, revision.crossReference, [{ number, generation: 0, value: dictionaryBytes(entries) }])
    expect(await refusalOf(request(bytes, 1))).toBe(expected)
  })

  it('to leave out the lock that the field asks for', async () => {
    expect(await refusalOf(request(await preparedPdf('table'), 2, { lock: false }))).toBe('signing.lock-expected')
  })

  it('a key that was closed', async () => {
    const key = await quickKey('Ann')
    key.close()
    expect(await refusalOf(request(await preparedPdf('table'), 0, { key }))).toBe('identity.locked')
  })

  it('an image that is none', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64')
    expect(await refusalOf(request(await preparedPdf('table'), 0, { appearance: { mark: { kind: 'image', png } } }))).toBe('mark.unreadable-image')
  })

  it('a file whose structure it cannot extend exactly', async () => {
    const whole = Buffer.from(await preparedPdf('table'))
    const text = whole.toString('latin1')
    const damaged = (from: string | RegExp, to: string): Buffer => Buffer.from(text.replace(from, to), 'latin1')
    const cases: [string, Uint8Array][] = [
      ['empty', new Uint8Array()],
      ['not a PDF', Buffer.from('hello')],
      ['cut short', whole.subarray(0, whole.length - 40)],
      ['bytes after the end', Buffer.concat([whole, Buffer.from('more')])],
      ['startxref outside', damaged(/startxref\s+\d+/, 'startxref\n9999999999')],
      ['startxref elsewhere', damaged(/startxref\s+\d+/, 'startxref\n20')],
      ['encrypted', damaged('/Size', '/Encrypt 1 0 R /Size')],
      ['hybrid', damaged('/Size', '/XRefStm 1 /Size')],
      ['a circle', damaged('/Size', `/Prev ${text.lastIndexOf('xref\n', text.lastIndexOf('startxref') - 1)} /Size`)],
      ['an entry twice', damaged('/Size', '/Size 1 /Size')],
      ['no catalog', damaged('/Root', '/Ruut')],
    ]
    for (const [what, pdf] of cases) expect([what, await refusalOf(request(pdf, 0))]).toEqual([what, 'signing.unsupported-file'])
  })

  it('every file cut short, without hanging or crashing', async () => {
    const whole = await preparedPdf('stream', { pages: 1 })
    for (let length = 0; length < whole.length - 1; length += 97) {
      expect(await refusalOf(request(whole.subarray(0, length), 0))).toBe('signing.unsupported-file')
    }
  })
})
