import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { contract, form, num, objects, signAs, signatureField } from './build/contract.ts'
import { append, stream, writePdf } from './build/pdf-writer.ts'
import { now } from './one-byte.ts'

const verdict = (pdf: Uint8Array) => verifyPdf(pdf, { trusted: new Map(), now }).verdict
const zeros = deflateSync(Buffer.alloc(100_000_000)).toString('latin1')
const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join(' ')

/** Files that ask for more than they are worth. Each must be answered, and never as fine; the runner's own limit of time is the test. */
const hostile: Readonly<Record<string, () => Uint8Array>> = {
  'an xref stream of a hundred million entries': () => Buffer.from(`%PDF-1.7\n1 0 obj\n${stream(zeros, '/Type /XRef /W [0 1 0] /Size 8000000 /Filter /FlateDecode /Root 1 0 R')}\nendobj\nstartxref\n9\n%%EOF\n`, 'latin1'),
  'an xref stream whose entries take no room': () => Buffer.from(`%PDF-1.7\n1 0 obj\n${stream('', '/Type /XRef /W [0 0 0] /Size 8000000 /Root 1 0 R')}\nendobj\nstartxref\n9\n%%EOF\n`, 'latin1'),
  'sections in a circle': () => Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n', 'latin1'),
  'ten thousand signatures in comments': () => Buffer.concat([signAs(contract(), 0), Buffer.from(many(10_000, (i) => `%/ByteRange [0 10 40 ${i}]`))]),
  'a lock of ten thousand fields, and as many changed': () => {
    const fields = Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [1000 + i, `<< /FT /Tx /T (f${i}) /V (a) >>`]))
    const base = writePdf({ ...objects, ...fields, [num.form]: form(`11 0 R ${many(4000, (i) => `${1000 + i} 0 R`)}`) }, { Root: '1 0 R' })
    const locked = signAs(base, 0, { lock: `/Action /Include /Fields [ ${many(10_000, (i) => `(x${i})`)} ]` })
    return append(locked, Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value.replace('(a)', '(b)')])))
  },
  'an appearance whose font map never ends': () => append(signAs(contract(), 0), {
    [num.note]: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (note) /V (x) /DA (/F1 10 Tf) /Rect [72 600 272 620] /F 4 /P 3 0 R /AP << /N 300 0 R >> >>',
    300: stream('BT /F1 9 Tf (x) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 << /Type /Font /Subtype /Type0 /ToUnicode 301 0 R >> >> >>'),
    301: stream('beginbfchar '.repeat(200_000)),
  }),
  'a chain of references': () => append(signAs(contract(), 0), { 12: signatureField(1, '/V 300 0 R'), ...Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [300 + i, `${301 + i} 0 R`])) }),
}

describe('hostile files', () => {
  it.each(Object.entries(hostile))('%s: answered, and not as fine', (_name, make) => {
    expect(verdict(make())).not.toMatch(/^(intact|extended)$/)
  })
})
