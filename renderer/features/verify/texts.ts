import type { ChangesAfter, Integrity, SignatureReport, Trust, Verdict } from '#shared/signing/verification.ts'

const integrity: Readonly<Record<Integrity, string>> = { intact: 'Intact', broken: 'Broken', indeterminate: 'Cannot be decided' }
const changes: Readonly<Record<ChangesAfter, string>> = {
  none: 'nothing changed since',
  permitted: 'only permitted additions since',
  forbidden: 'changed since in a way that is not permitted',
  unknown: 'whether anything changed since cannot be decided',
}
const trust: Readonly<Record<Trust, string>> = {
  pinned: 'A key this workspace knows.',
  imported: 'A certificate you have brought in.',
  'self-signed': 'A certificate the signer made themselves: nobody else vouches for the name. Compare the fingerprint with the signer.',
  unknown: 'An issuer this workspace does not know.',
}
const kinds: Readonly<Record<SignatureReport['kind'], string>> = { signature: 'Signature', certification: 'Signature that certifies the document', 'time-stamp': 'Time-stamp' }
const verdicts: Readonly<Record<Verdict, string>> = {
  intact: 'Intact',
  extended: 'Intact, with permitted additions',
  modified: 'Changed',
  invalid: 'Not valid',
  indeterminate: 'Undecided',
  unsigned: 'Not signed',
}

export const texts = {
  title: 'Verify',
  lede: 'Whether a signed PDF is still what was signed. It is read here and nowhere else.',
  drop: 'Drop a PDF here',
  dropHint: 'Any signed PDF, ours or not.',
  choose: 'Choose a PDF',
  another: 'Verify another',
  working: 'Checking every byte',
  wrong: (name: string) => `${name} is not a PDF. Nothing was checked.`,
  known: (title: string) => `This is a signed copy of “${title}” in this workspace.`,
  openContract: 'Open the contract',
  unknownFile: 'This file is not one that this workspace made.',
  undecided: 'Undecided does not mean fine: treat the file as not verified.',
  signatures: 'Signatures',
  wholeFile: 'covers the whole file',
  earlier: 'covers an earlier revision',
  signedAt: 'Signed, by the signer’s own clock',
  noTime: 'The file states no time',
  nameless: 'A signer without a name',
  trustLabel: 'Who signed',
  fingerprint: 'Fingerprint of the certificate',
  level: 'Kind of digital signature',
  levelWord: (level: string) => (level === 'other' ? 'Not a PAdES baseline signature' : `PAdES ${level}`),
  page: 'Page',
  covered: 'Bytes covered',
  field: 'Field',
  details: 'Details',
  findings: 'What was found',
  fileFindings: 'About the file',
  pages: (count: string) => count,
  onePage: 'page',
  manyPages: 'pages',
  integrity,
  changes,
  trust,
  kinds,
  verdicts,
} as const
