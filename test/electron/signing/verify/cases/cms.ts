import { attribute, type CmsOptions, signCms } from '../build/cms-writer.ts'
import { contract, people, signAs } from '../build/contract.ts'
import { integer, octets, oid, sequence, tlv } from '../build/der-writer.ts'
import { identity } from '../build/identities.ts'
import { timeStampToken } from '../build/time-stamp.ts'
import { stamped } from './legitimate.ts'
import type { SignOptions } from '../build/sign-pdf.ts'
import type { Case } from './case.ts'

const [ada] = people
const sign = (cms: CmsOptions, more: Partial<SignOptions> = {}) => () => signAs(contract(), 0, { cms, space: 4096, ...more })
const made = (change: (cms: Buffer) => Buffer) => () => signAs(contract(), 0, { make: (data) => change(signCms(data, ada)) })
const adbe = { subFilter: 'adbe.pkcs7.detached' }
const lookAlike = identity('Ada Archer')
const reissued = identity('Ada Archer', { keyOf: ada })
const renumbered = identity('Ada Archer', { keyOf: ada, serial: ada.serial, to: '2041-01-01' })
const house = identity('House CA')
const issued = identity('Dora Dean', { issuer: house })
const stranger = identity('Stranger')
const expired = identity('Late Lucy', { to: '2022-01-01' })
const lapsed = identity('Lapsed Luke', { to: '2025-03-01' })
const rsa = identity('Rita Rowe', { kind: 'RSA' })
const short = identity('Short Sam', { kind: 'RSA-1024' })
const flipped = (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === bytes.length - 4 ? byte ^ 1 : byte)))
const before = (cms: Buffer, at: Buffer, change: (byte: number) => number) => {
  const copy = Buffer.from(cms)
  const offset = copy.indexOf(at)
  copy[offset] = change(copy[offset] ?? 0)
  return copy
}

/** Attacks on the cryptographic part. */
export const cms: readonly Case[] = [
  { name: 'it is not CMS', pdf: () => signAs(contract(), 0, { make: () => sequence(oid('1.2.3'), octets(Buffer.from('x'))) }), verdict: 'invalid', code: 'cms.malformed' },
  { name: 'bytes follow inside the CMS', pdf: made((value) => sequence(value.subarray(4), tlv(0x05))), verdict: 'invalid', code: 'cms.malformed' },
  { name: 'its version is another', pdf: made((value) => before(value, Buffer.from([0x01, 0x31, 0x0d]), () => 5)), verdict: 'invalid', code: 'cms.malformed' },
  { name: 'the version of the signer is another', pdf: sign({ signerVersion: 3 }), verdict: 'invalid', code: 'cms.malformed' },
  { name: 'two digest algorithms are named', pdf: sign({ moreDigests: ['sha512'] }), verdict: 'invalid', code: 'cms.malformed' },
  { name: 'something follows the signer', pdf: sign({ trailing: octets(Buffer.from('x')) }), verdict: 'invalid', code: 'cms.malformed' },
  { name: 'content is encapsulated', pdf: sign({ content: Buffer.from('x') }), verdict: 'invalid', code: 'cms.content-present' },
  { name: 'the content type is another', pdf: sign({ contentType: '1.2.840.113549.1.7.5' }), verdict: 'invalid', code: 'cms.malformed' },
  { name: 'there are no signed attributes', pdf: sign({ signedAttributes: false }, adbe), verdict: 'indeterminate', code: 'cms.no-signed-attributes' },
  { name: 'there are no signed attributes and a byte is changed', pdf: () => {
    const pdf = sign({ signedAttributes: false }, adbe)()
    pdf[pdf.indexOf('pay 100') + 4] = 0x39
    return pdf
  }, verdict: 'modified', code: 'signature.digest-mismatch' },
  { name: 'the certificate of a look-alike', pdf: sign({ certificates: [lookAlike] }), verdict: 'invalid', code: 'cms.signer-certificate-missing' },
  { name: 'the certificate was issued anew for the same key', pdf: () => signAs(contract(), 0, { signer: reissued, cms: { boundTo: ada } }), verdict: 'invalid', code: 'cms.certificate-swapped' },
  { name: 'the same, bound by SHA-1', pdf: () => signAs(contract(), 0, { signer: reissued, cms: { boundTo: ada, binding: 'v1' } }), verdict: 'invalid', code: 'cms.certificate-swapped' },
  { name: 'nothing says which certificate signed', pdf: sign({ binding: 'none' }), verdict: 'indeterminate', code: 'cms.certificate-not-bound' },
  { name: 'there is no certificate', pdf: sign({ certificates: [] }), verdict: 'invalid', code: 'cms.signer-certificate-missing' },
  { name: 'a listed certificate was exchanged', pdf: sign({ alsoBound: [house], certificates: [issued, stranger] }, { signer: issued }), verdict: 'invalid', code: 'cms.certificate-swapped' },
  { name: 'a digest of MD5', pdf: sign({ digest: 'md5' }, { signer: rsa }), verdict: 'indeterminate', code: 'cms.weak-digest' },
  { name: 'a digest of SHA-1', pdf: sign({ digest: 'sha1' }, { signer: rsa }), verdict: 'indeterminate', code: 'cms.weak-digest' },
  { name: 'a digest of SHA-1 with ECDSA', pdf: sign({ digest: 'sha1' }), verdict: 'indeterminate', code: 'cms.weak-digest' },
  { name: 'an RSA key of 1,024 bits', pdf: sign({}, { signer: short }), verdict: 'indeterminate', code: 'cms.weak-key' },
  { name: 'an algorithm nobody knows', pdf: sign({ signatureAlgorithm: sequence(oid('1.2.840.10045.4.3.9')) }), verdict: 'invalid', code: 'cms.algorithm-unknown' },
  { name: 'an algorithm that contradicts the digest', pdf: sign({ signatureAlgorithm: sequence(oid('1.2.840.10045.4.3.3')) }), verdict: 'invalid', code: 'cms.algorithm-unknown' },
  { name: 'an algorithm that is not checked here', pdf: sign({ signatureAlgorithm: sequence(oid('1.2.643.7.1.1.3.2')) }), verdict: 'indeterminate', code: 'cms.algorithm-unsupported' },
  { name: 'an algorithm other than the protected one', pdf: () => signAs(contract(), 0, { space: 4096, make: (data) => {
    const value = signCms(data, rsa, { protection: true })
    const last = value.lastIndexOf(oid('1.2.840.113549.1.1.11'))
    return Buffer.concat([value.subarray(0, last), oid('1.2.840.113549.1.1.1'), value.subarray(last + 11)])
  } }), verdict: 'invalid', code: 'cms.algorithm-unknown' },
  { name: 'the signature value is another', pdf: made((value) => {
    const copy = Buffer.from(value)
    copy[copy.length - 3] = (copy[copy.length - 3] ?? 0) ^ 1
    return copy
  }), verdict: 'modified', code: 'cms.signature-wrong' },
  { name: 'the certificate had expired when it was signed', pdf: () => signAs(contract(), 0, { signer: expired }), verdict: 'indeterminate', code: 'certificate.not-valid-at-signing' },
  { name: 'the certificate was not yet valid when it was signed', pdf: () => signAs(contract(), 0, { time: 'D:20150101000000Z' }), verdict: 'indeterminate', code: 'certificate.not-valid-at-signing' },
  { name: 'it was signed in the future', pdf: () => signAs(contract(), 0, { time: 'D:20300101000000Z' }), verdict: 'indeterminate', code: 'certificate.time-in-future' },
  { name: 'a time-stamp of another signature', pdf: () => signAs(contract(), 0, { space: 4096, make: (data) => signCms(data, ada, { unsigned: [attribute('1.2.840.113549.1.9.16.2.14', timeStampToken(Buffer.from('other'), stranger))] }) }), verdict: 'invalid', code: 'time-stamp.wrong' },
  { name: 'a time-stamp of another document', pdf: () => stamped(signAs(contract(), 0), { make: () => timeStampToken(Buffer.from('other'), stranger) }), verdict: 'modified', code: 'signature.digest-mismatch' },
  { name: 'a reissued certificate with the issuer and number of the old one', pdf: () => signAs(contract(), 0, { signer: { ...reissued, serial: ada.serial }, cms: { boundTo: ada, certificates: [reissued] } }), verdict: 'invalid', code: 'cms.signer-certificate-missing' },
  { name: 'another certificate with the issuer and number of the one named', pdf: () => signAs(contract(), 0, { signer: renumbered, cms: { boundTo: ada } }), verdict: 'invalid', code: 'cms.certificate-swapped' },
  { name: 'the certificate above the signer’s is damaged', pdf: sign({ certificates: [issued, { ...house, certificate: flipped(house.certificate) }] }, { signer: issued }), verdict: 'indeterminate', code: 'cms.certificate-damaged' },
  { name: 'the certificate above the signer’s is a look-alike’s', pdf: sign({ certificates: [issued, identity('House CA')] }, { signer: issued }), verdict: 'indeterminate', code: 'cms.certificate-damaged' },
  { name: 'a certificate that cannot be read', pdf: sign({ certificates: [ada, { ...ada, certificate: sequence(octets(Buffer.from('x'))) }] }), verdict: 'indeterminate', code: 'cms.certificate-damaged' },
  { name: 'nothing proves the certificate', pdf: sign({ binding: 'none', certificates: [issued] }, { signer: issued, ...adbe }), verdict: 'indeterminate', code: 'cms.certificate-unproven' },
  { name: 'a CMS in lengths that are not minimal', pdf: made((value) => Buffer.concat([Buffer.from([0x30, 0x83, 0]), value.subarray(2)])), verdict: 'invalid', code: 'signature.contents' },
  { name: 'an integer that is not minimal', pdf: () => signAs(contract(), 0, { make: (data) => {
    const value = signCms(data, ada)
    const at = value.indexOf(integer(1))
    return sequence(value.subarray(4, 15), tlv(0xa0, sequence(tlv(0x02, Buffer.from([0, 1])), value.subarray(at + 3))))
  } }), verdict: 'invalid', code: 'cms.malformed' },
]

/** What honest signatures look like in all their kinds. */
export const honestCms: readonly Case[] = [
  { name: 'P-256', pdf: sign({}), verdict: 'intact' },
  { name: 'P-384', pdf: sign({ digest: 'sha384' }, { signer: identity('P', { kind: 'P-384' }) }), verdict: 'intact' },
  { name: 'P-521', pdf: sign({ digest: 'sha512' }, { signer: identity('P', { kind: 'P-521' }) }), verdict: 'intact' },
  { name: 'RSA PKCS #1', pdf: sign({}, { signer: rsa }), verdict: 'intact' },
  { name: 'RSA PSS', pdf: sign({ pss: true }, { signer: rsa }), verdict: 'intact' },
  { name: 'Ed25519', pdf: sign({}, { signer: identity('E', { kind: 'Ed25519' }) }), verdict: 'intact' },
  { name: 'a certificate of a house’s own authority', pdf: sign({ certificates: [issued, house] }, { signer: issued }), verdict: 'intact' },
  { name: 'the same, every certificate named', pdf: sign({ certificates: [issued, house], alsoBound: [house] }, { signer: issued }), verdict: 'intact' },
  { name: 'algorithm protection', pdf: sign({ protection: true }), verdict: 'intact' },
  { name: 'adbe.pkcs7.detached with a signing time and no binding', pdf: sign({ binding: 'none', signingTime: new Date('2025-01-02T03:04:05Z') }, adbe), verdict: 'intact' },
  { name: 'bound by SHA-1, as in older days', pdf: sign({ binding: 'v1' }), verdict: 'intact' },
  { name: 'a certificate that is for something else', pdf: sign({}, { signer: identity('Cipher', { usage: [2] }) }), verdict: 'intact', code: 'certificate.not-for-signing' },
  { name: 'a certificate for signing', pdf: sign({}, { signer: identity('Signer', { usage: [0, 1] }) }), verdict: 'intact' },
  { name: 'the signer named by key', pdf: sign({ namedByKey: true }), verdict: 'intact' },
  { name: 'written in BER', pdf: sign({ indefinite: true }, adbe), verdict: 'intact', code: 'cms.not-der' },
  { name: 'a certificate too many', pdf: sign({ certificates: [ada, stranger] }), verdict: 'intact', code: 'cms.extra-certificate' },
  { name: 'an unsigned attribute nobody knows', pdf: sign({ unsigned: [attribute('1.2.3.4', octets(Buffer.from('x')))] }), verdict: 'intact', code: 'cms.unsigned-attribute' },
  { name: 'a certificate that has expired since', pdf: () => signAs(contract(), 0, { signer: lapsed }), verdict: 'intact', code: 'certificate.expired' },
  { name: 'no time at all', pdf: () => signAs(contract(), 0, { time: '' }), verdict: 'intact' },
]
