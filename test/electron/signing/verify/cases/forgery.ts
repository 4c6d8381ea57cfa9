import { createHash, sign } from 'node:crypto'
import { signCms } from '../build/cms-writer.ts'
import { contract, people, signAs, signatureField } from '../build/contract.ts'
import { octets } from '../build/der-writer.ts'
import { identity } from '../build/identities.ts'
import { append } from '../build/pdf-writer.ts'
import { added, type Case, overwrite, rewrite } from './case.ts'

const signed = signAs(contract(), 0)
const range = /\/ByteRange \[[0-9 ]+\]/
const inRange = (text: string) => () => rewrite(signed, range, (found) => `/ByteRange [${text}]`.padEnd(found.length))
const numbers = (change: (n: readonly number[]) => readonly number[]) => () => signAs(contract(), 0, { range: change })
const digits = (hex: (text: string) => string) => () => signAs(contract(), 0, { hex })

const overDigest = (data: Buffer) => {
  const digest = createHash('sha1').update(data).digest()
  return signCms(digest, people[0], { content: digest })
}
const rita = identity('Rita Rowe', { kind: 'RSA' })
const oldest = () => signAs(contract(), 0, { signer: rita, subFilter: 'adbe.x509.rsa_sha1', space: 2048, entries: `/Cert <${rita.certificate.toString('hex')}>`, make: (data) => octets(sign('sha1', data, rita.key)) })

/** Universal signature forgery, and bytes of the signature itself. */
export const forgery: readonly Case[] = [
  { name: 'Contents is missing', pdf: () => overwrite(signed, '/Contents <', '/Kontents <'), verdict: 'invalid', code: 'signature.contents' },
  { name: 'Contents is null', pdf: () => rewrite(signed, /\/Contents <[0-9a-f]+>/, (found) => '/Contents null'.padEnd(found.length)), verdict: 'invalid', code: 'signature.contents' },
  { name: 'Contents is empty', pdf: () => rewrite(signed, /\/Contents <[0-9a-f]+>/, (found) => '/Contents <>'.padEnd(found.length)), verdict: 'invalid', code: 'signature.gap' },
  { name: 'Contents is all zeros', pdf: digits((hex) => '0'.repeat(hex.length)), verdict: 'invalid', code: 'signature.contents' },
  { name: 'Contents is text and not hexadecimal', pdf: () => rewrite(signed, /<[0-9a-f]{100,}>/, (found) => `(${found.slice(1, -1)})`), verdict: 'invalid', code: 'signature.contents' },
  { name: 'one digit of Contents is a capital', pdf: digits((hex) => hex.replace('a', 'A')), verdict: 'invalid', code: 'signature.contents' },
  { name: 'white space stands in Contents', pdf: digits((hex) => `${hex.slice(0, -2)}  `), verdict: 'invalid', code: 'signature.contents' },
  { name: 'the padding of Contents is not zero', pdf: digits((hex) => `${hex.slice(0, -1)}1`), verdict: 'invalid', code: 'signature.contents' },
  { name: 'ByteRange is missing', pdf: () => overwrite(signed, '/ByteRange [', '/ByteWange ['), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange is null', pdf: () => rewrite(signed, range, (found) => '/ByteRange null'.padEnd(found.length)), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange is empty', pdf: inRange(''), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange has three numbers', pdf: inRange('0 100 200'), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange has six numbers', pdf: inRange('0 100 200 100 300 100'), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange is all zeros', pdf: inRange('0 0 0 0'), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange is negative', pdf: inRange('0 -100 200 300'), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange overlaps itself', pdf: inRange('0 3000 2000 1000'), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange leaves the file', pdf: inRange('0 3000 5000 99999999'), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange does not begin at the beginning', pdf: numbers(([, b = 0, c = 0, d = 0]) => [9, b - 9, c, d]), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'ByteRange has fractions', pdf: inRange('0 3000.5 5000 100'), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'the signature is no dictionary', pdf: () => rewrite(signed, /100 0 obj\n<<[^]*?>>\nendobj/, (found) => `100 0 obj\n(x)${' '.repeat(found.length - 20)}\nendobj`), verdict: 'invalid', code: 'signature.dictionary' },
  { name: 'ByteRange stands twice in the dictionary', pdf: () => signAs(contract(), 0, { entries: '/ByteRange [0 1 2 3]' }), verdict: 'invalid', code: 'signature.dictionary' },
  { name: 'the kind of signature is unknown', pdf: () => signAs(contract(), 0, { subFilter: 'ETSI.CAdES.attached' }), verdict: 'invalid', code: 'signature.kind-unknown' },
  { name: 'the kind of signature is an old one on SHA-1', pdf: () => signAs(contract(), 0, { subFilter: 'adbe.pkcs7.sha1', space: 2048, make: overDigest }), verdict: 'indeterminate', code: 'signature.kind-unsupported' },
  { name: 'the same, and a covered byte is changed', pdf: () => overwrite(signAs(contract(), 0, { subFilter: 'adbe.pkcs7.sha1', space: 2048, make: overDigest }), 'pay 100 pounds', 'pay 900 pounds'), verdict: 'modified', code: 'signature.digest-mismatch' },
  { name: 'the oldest kind of signature', pdf: oldest, verdict: 'indeterminate', code: 'signature.kind-unsupported' },
  { name: 'the oldest kind, and a covered byte is changed', pdf: () => overwrite(oldest(), 'pay 100 pounds', 'pay 900 pounds'), verdict: 'modified', code: 'signature.digest-mismatch' },
  { name: 'the oldest kind without its certificate', pdf: () => signAs(contract(), 0, { signer: rita, subFilter: 'adbe.x509.rsa_sha1', space: 2048, make: (data) => octets(sign('sha1', data, rita.key)) }), verdict: 'invalid', code: 'cms.signer-certificate-missing' },
  { name: 'an earlier signature was taken out before this one was made', pdf: () => signAs(append(signAs(contract(), 1), { 12: signatureField(1) }), 0), verdict: 'indeterminate', code: 'signature.superseded' },
  { name: 'an earlier signature was taken out, and its place freed', pdf: () => signAs(append(signAs(contract(), 1), { 12: signatureField(1) }, { free: [120] }), 0), verdict: 'indeterminate', code: 'signature.superseded' },
  { name: 'the field no longer says that it is one for signatures', pdf: () => overwrite(signed, '/FT /Sig', '/FT /Tx'), verdict: 'invalid', code: 'signature.hidden' },
  { name: 'the form no longer leads to the signature', pdf: () => overwrite(signed, '/AcroForm 8', '/AcroForn 8'), verdict: 'invalid', code: 'signature.hidden' },
]

/** Signature wrapping: what was signed is moved away, and something else stands in its place. */
export const wrapping: readonly Case[] = [
  { name: 'the gap is larger than the signature', pdf: numbers(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c + 40, d - 40]), verdict: 'invalid', code: 'signature.gap' },
  { name: 'the gap begins before the signature', pdf: numbers(([a = 0, b = 0, c = 0, d = 0]) => [a, b - 30, c, d]), verdict: 'invalid', code: 'signature.gap' },
  { name: 'the gap is smaller than the signature', pdf: numbers(([a = 0, b = 0, c = 0, d = 0]) => [a, b + 1, c - 1, d + 1]), verdict: 'invalid', code: 'signature.gap' },
  { name: 'the signed part ends before the end of the revision', pdf: numbers(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d - 20]), verdict: 'invalid', code: 'signature.not-a-revision' },
  { name: 'the signed end is moved behind inserted objects', pdf: () => {
    const resume = signed.indexOf('>', signed.indexOf('/Contents <')) + 1
    const evil = Buffer.from('\n5 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n')
    const moved = Buffer.concat([signed.subarray(0, resume), evil, signed.subarray(resume)])
    return rewrite(moved, range, (found) => found.replace(String(resume), String(resume + evil.length)))
  }, verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'a signature of one contract is put into another', pdf: () => {
    const taken = /<([0-9a-f]{100,})>/.exec(signed.toString('latin1'))?.[1] ?? ''
    return signAs(contract(), 0, { entries: '/Reason (Other)', hex: () => taken })
  }, verdict: 'modified', code: 'signature.digest-mismatch' },
  { name: 'a covered byte is changed', pdf: () => overwrite(signed, 'pay 100 pounds', 'pay 900 pounds'), verdict: 'modified', code: 'signature.digest-mismatch' },
  { name: 'a copy of the signature is appended inside a comment', pdf: () => added(signed, `%${/\/ByteRange \[[0-9 ]+\]/.exec(signed.toString('latin1'))?.[0]}`), verdict: 'modified', code: 'file.trailing-bytes' },
]
