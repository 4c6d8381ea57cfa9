import type { CompletionRecord, SigningEvidence } from '#shared/signing/evidence.ts'
import { sha256OfText } from '#shared/lib/hash.ts'
import { consentWording } from '#shared/signing/ceremony.ts'

const hash = sha256OfText

export const evidence: SigningEvidence = {
  contract: { id: '0197f3a2-6c1e-7b40-9d51-2f6f0c1b7a11', title: 'Services Agreement – Harbour Light Brewing and Åse & Søn' },
  preparedAt: '2026-03-02T16:04:11.000Z',
  preparedBy: 'Ann Archer',
  document: { version: 4, name: 'Agreed form', hash: hash('4') },
  parties: [
    { name: 'Harbour Light Brewing Ltd', kind: 'company', registration: '09182736', address: '4 Quay Street, Whitby YO21 1EX' },
    { name: 'Åse & Søn ApS', kind: 'company', registration: 'DK 31 22 47 90', address: 'Havnegade 18, 1058 København K' },
  ],
  versions: [1, 2, 3, 4].map((number) => ({
    number, name: ['First draft', 'Sent to Åse & Søn', 'Returned with changes', 'Agreed form'][number - 1] ?? '', hash: hash(String(number)), at: `2026-02-${10 + number}T09:12:45.000Z`, by: 'Ann Archer',
  })),
  approvals: [{ by: 'Bob Bennett', stage: 'Owner', at: '2026-03-01T11:20:00.000Z', versionHash: hash('4'), reason: 'Price and notice period as discussed.' }],
  fields: [
    { label: 'Start date', value: '1 April 2026' },
    { label: 'Fees', value: 'GBP 48,000.00' },
    { label: 'Notice', value: '3 months' },
    { label: 'What the services are for', value: 'The design and building of a bottling line, with the training of six people' },
  ],
  signers: [
    { order: 1, role: 'signer', name: 'Ann Archer', capacity: 'Managing Director', party: 'Harbour Light Brewing Ltd', witnessOf: null, turn: 1, way: 'in person', fields: ['Initials on page 1'], consent: consentWording },
    { order: 2, role: 'witness', name: 'Wilma Wright', capacity: '', party: '', witnessOf: 'Ann Archer', turn: 1, way: 'in person', fields: [], consent: consentWording },
    { order: 3, role: 'signer', name: 'Søren Åse', capacity: 'Direktør', party: 'Åse & Søn ApS', witnessOf: null, turn: 2, way: 'exchange', fields: [], consent: consentWording },
  ],
  copies: [{ name: 'Carla Cole', email: 'carla@example.org' }],
  expiresAt: '2026-04-01T12:00:00.000Z',
  sealedBy: 'Ann Archer',
  attachments: [{ name: 'services-agreement.json', description: 'The text from which these pages were printed', mediaType: 'application/json', size: 48_211, hash: hash('a') }],
  auditHead: { entry: 57, hash: hash('head') },
}

export const completion: CompletionRecord = {
  contract: evidence.contract,
  completedAt: '2026-03-02T17:40:02.000Z',
  documentHash: evidence.document.hash,
  file: { name: 'Services Agreement (signed).pdf', pages: 14, size: 401_233, hash: hash('file') },
  signatures: evidence.signers.map(({ consent, witnessOf, order, role, name, capacity, party }) => ({
    order, role, name, capacity, party, witnessOf,
    email: role === 'signer' ? 'someone@example.org' : '',
    at: `2026-03-02T17:0${order}:09.000Z`,
    markKind: order === 1 ? 'drawn' : 'typed',
    fingerprint: hash(name),
    pagesViewed: Array.from({ length: 14 }, (_, index) => index + 1),
    consent,
    intent: 'I sign this document',
    certified: '',
    values: order === 1 ? [{ label: 'Initials', value: 'AA' }] : [],
    ink: null,
    witness: witnessOf === null ? null : { of: witnessOf, address: '12 Cliff Lane, Whitby YO22 4QR', occupation: 'Teacher' },
  })),
  verdict: 'Signed by three people; nothing changed since.',
  sealedFor: null,
  copies: ['Carla Cole'],
  auditHead: { entry: 64, hash: hash('head 2') },
  sealedBy: 'Ann Archer',
}
