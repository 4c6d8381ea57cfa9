import type { ChangesAfter, Verdict } from '#shared/signing/verification.ts'

/** What a file of the corpus must be called, what must be said of the changes after its first signature, and why. */
export interface Known {
  readonly verdict: Verdict
  readonly changes: ChangesAfter
  readonly because: string
}

const fine = (verdict: 'intact' | 'extended', changes: 'none' | 'permitted', because: string): Known => ({ verdict, changes, because })
const late = (changes: ChangesAfter, because: string): Known => ({ verdict: 'indeterminate', changes, because: `${because}; but the file states a time at which the certificate was no longer valid` })
const modified = (because: string): Known => ({ verdict: 'modified', changes: 'forbidden', because })
const invalid = (changes: ChangesAfter, because: string): Known => ({ verdict: 'invalid', changes, because })

/** Every signed file among the test data of pyHanko, by name. */
export const corpus: Readonly<Record<string, Known>> = {
  'certified-with-indirect-refs-in-dir.pdf': fine('intact', 'none', 'a certification whose transform is written through references, which is allowed'),
  'ed448-shake256-nolen.pdf': fine('intact', 'none', 'Ed448 with SHAKE256, the length left out as RFC 8419 wants it'),
  'minimal-signed-twice-both-created.pdf': fine('intact', 'permitted', 'Adobe Reader signed twice, each time in a field it made'),
  'minimal-signed-twice-no-sig-type.pdf': fine('intact', 'permitted', 'signature dictionaries need no Type'),
  'minimal-signed-twice-second-created.pdf': fine('intact', 'permitted', 'Adobe Reader signed twice, once in a field it made'),
  'minimal-two-fields-signed-twice.pdf': fine('intact', 'permitted', 'Adobe Reader signed two prepared fields, with object streams and new metadata'),
  'pades-with-old-style-signing-cert-attr-issser.pdf': fine('intact', 'none', 'the certificate is named by SHA-1, with issuer and number'),
  'pades-with-old-style-signing-cert-attr.pdf': fine('intact', 'none', 'the certificate is named by SHA-1'),
  'separate-annots-kids-indir.pdf': fine('intact', 'permitted', 'field and widget apart, annotations in an array of their own'),
  'sig-with-ski-sid.pdf': fine('intact', 'none', 'the signer named by key identifier'),
  'pades-lta-dss-indirect-arrs-test.pdf': fine('extended', 'permitted', 'a signature, validation data and a time-stamp; the lists of the store are objects of their own'),
  'pades-lta-dss-indirect-arrs-test-2.pdf': fine('extended', 'permitted', 'the same with a second signature'),
  'extensions-direct.pdf': late('permitted', 'extensions are added with the second signature'),
  'extensions-indirect.pdf': late('permitted', 'extensions are added through a reference'),
  'extensions-update-direct.pdf': late('permitted', 'extensions are updated'),
  'extensions-update-indirect.pdf': late('permitted', 'extensions are updated through a reference'),
  'form-update-no-override-appearance-stream-ap-indirect.pdf': late('permitted', 'the look of the second field is a new object'),
  'form-update-original-ap-type-wrong.pdf': late('permitted', 'a look that made no sense is replaced'),
  'form-update-override-appearance-stream-ap-indirect.pdf': late('permitted', 'the look of the second field is overwritten'),
  'form-update-override-appearance-stream.pdf': late('permitted', 'the look of the second field is overwritten in place'),
  'form-update-ap-indirect-sneaky-trailer.pdf': late('permitted', 'meant as an attack on tools that overwrite an object the trailer also refers to; in this file that object is as it was'),
  'form-update-no-override-appearance-stream-ap-indirect-sneaky.pdf': late('permitted', 'meant as an attack in the same way through the catalog; in this file that object is as it was'),
  'signed-encrypted-pubkey-with-catalog-ref.pdf': { verdict: 'indeterminate', changes: 'none', because: 'what an encrypted file says cannot be compared' },
  'sig-no-signed-attrs.pdf': { verdict: 'indeterminate', changes: 'none', because: 'without signed attributes the signature could be lifted from elsewhere' },
  'extensions-indirect-not-all-paths.pdf': modified('the extensions were overwritten in an object that the catalog also refers to otherwise'),
  'form-update-override-appearance-stream-ap-indirect-sneaky.pdf': modified('the look that was overwritten is also what the catalog refers to'),
  'form-update-override-appearance-stream-sneaky.pdf': modified('the look that was overwritten is also what the catalog refers to'),
  'base.pdf': invalid('unknown', 'the signature was never filled in'),
  'ed448-disallowed-hash.pdf': invalid('none', 'Ed448 with a digest that RFC 8419 does not allow'),
  'one-byterange.pdf': invalid('unknown', 'a ByteRange of one stretch'),
  'pdf-sig-with-econtent.pdf': invalid('none', 'content of its own in a detached signature'),
  'signature-gap-too-big.pdf': invalid('unknown', 'the gap is larger than the signature'),
  'tail-uncovered.pdf': invalid('unknown', 'the end of the revision is not covered'),
  'weird-byterange.pdf': invalid('unknown', 'a ByteRange that leaves out other bytes than the signature'),
}
