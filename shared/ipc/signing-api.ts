import { z } from 'zod'
import { call, nothing } from '#shared/ipc/call.ts'
import {
  ceremonyViewSchema,
  fieldRequestSchema,
  foundKeySchema,
  identityKinds,
  identityViewSchema,
  layoutSchema,
  requestedSignerSchema,
  trustedCertificateSchema,
  verificationViewSchema,
} from '#shared/ipc/signing-views.ts'
import { problemSchema } from '#shared/ipc/views.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import { ceremonySchema, markSchema, signingWays, witnessStatementSchema } from '#shared/signing/ceremony.ts'

const contract = idSchema<'contract'>()
const ceremony = idSchema<'ceremony'>()
const signer = idSchema<'signer'>()
const blob = idSchema<'blob'>()
const identity = idSchema<'identity'>()
const passphrase = z.string().min(1).max(1000)
/** A key of this workspace and what opens it. */
const key = z.strictObject({ id: identity, passphrase })
const fileName = z.string().max(300)
const file = z.strictObject({ blob, fileName: z.string() })
const reason = z.string().trim().min(1).max(2000)
const signers = z.array(requestedSignerSchema).min(1).max(20)
const name = z.string().trim().min(1).max(200)

/** The calls of signing: keys, what is trusted, the signing itself in all its ways, and verifying. */
export const signingApi = {
  'identities.list': call(nothing, z.array(identityViewSchema)),
  'identities.make': call(z.strictObject({ name, email: z.string().max(320), passphrase, mine: z.boolean(), kind: z.enum(identityKinds).default('signer') }), identityViewSchema),
  /** What a .p12 or .pfx file holds. Nothing is kept. */
  'identities.read': call(z.strictObject({ blob, passphrase: z.string().max(1000) }), z.array(foundKeySchema)),
  'identities.import': call(
    z.strictObject({ blob, passphrase: z.string().max(1000), which: z.string().regex(/^[0-9a-f]{64}$/), newPassphrase: passphrase, mine: z.boolean() }),
    identityViewSchema,
  ),
  /** A .p12 file of the key under a passphrase of its own. */
  'identities.backUp': call(z.strictObject({ identity, passphrase, backupPassphrase: passphrase }), file),
  /** The certificate of a key alone, as PEM: for whoever is to know what is signed with it. */
  'identities.certificate': call(z.strictObject({ identity }), file),
  'identities.changePassphrase': call(z.strictObject({ identity, passphrase, newPassphrase: passphrase }), identityViewSchema),

  'trust.list': call(nothing, z.array(trustedCertificateSchema)),
  /** Trusts every certificate of a file (DER, or PEM with one or several). */
  'trust.add': call(z.strictObject({ blob }), z.array(trustedCertificateSchema)),
  'trust.remove': call(z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }), z.array(trustedCertificateSchema)),

  'signing.gate': call(z.strictObject({ contract }), z.array(problemSchema)),
  /** Prints as `signing.prepare` would; nothing is kept. */
  'signing.layout': call(z.strictObject({ contract, signers }), layoutSchema),
  'signing.prepare': call(
    z.strictObject({
      contract,
      signers,
      fields: z.array(fieldRequestSchema).max(500).default([]),
      expiresAt: instantSchema.nullable().default(null),
      /** The key of the house that certifies the execution copy, so that no signer does. */
      seal: z.strictObject({ identity, passphrase }).nullable().default(null),
    }),
    ceremonySchema,
  ),
  'signing.get': call(z.strictObject({ ceremony }), ceremonyViewSchema),
  'signing.sign': call(
    z.strictObject({
      ceremony,
      signer,
      /** Null only for an approver for whom no signature field was placed. */
      mark: markSchema.nullable(),
      /** By the names of the signer's own fields. */
      values: z.record(z.string(), z.string().max(2000)).default({}),
      consent: z.literal(true),
      pagesViewed: z.array(z.number().int().min(1)),
      identity: key,
      witness: witnessStatementSchema.nullable(),
    }),
    ceremonySchema,
  ),
  'signing.decline': call(z.strictObject({ ceremony, signer, reason }), ceremonySchema),
  'signing.cancel': call(z.strictObject({ ceremony, reason }), ceremonySchema),
  'signing.changeWay': call(z.strictObject({ ceremony, signer, way: z.enum(signingWays) }), ceremonySchema),
  /** The file as it stands, for everyone who may sign now and signs elsewhere. */
  'signing.giveOut': call(z.strictObject({ ceremony }), file),
  'signing.takeBack': call(z.strictObject({ ceremony, blob, fileName }), ceremonySchema),
  /** A signature on paper: its scan (PDF, PNG or JPEG), the pages of the document that it shows, and where the original lies. */
  'signing.takeInk': call(
    z.strictObject({
      ceremony,
      signer,
      blob,
      fileName,
      shows: z.array(z.number().int().min(1)).min(1).max(5000),
      signedOn: z.iso.date(),
      original: z.string().trim().min(1).max(500),
      witness: witnessStatementSchema.nullable(),
    }),
    ceremonySchema,
  ),
  'signing.handOver': call(z.strictObject({ ceremony, signer }), ceremonySchema),
  /** Signs the certificate of completion, and the conformed copy where there is one, with a key of the house. */
  'signing.sealCertificate': call(z.strictObject({ ceremony, identity: key }), ceremonySchema),
  'signing.stampHere': call(z.strictObject({ ceremony, authority: key }), ceremonySchema),
  /** A request (.tsq) to be taken to a time-stamp authority by hand. */
  'signing.requestTimeStamp': call(z.strictObject({ ceremony }), file),
  'signing.takeTimeStamp': call(z.strictObject({ ceremony, blob }), ceremonySchema),
  /** Certificates and revocation lists (DER or PEM), kept in the file so that it can be checked in years to come. */
  'signing.addLongTermData': call(z.strictObject({ ceremony, blobs: z.array(blob).min(1).max(50) }), ceremonySchema),

  'verify.file': call(z.strictObject({ blob, fileName }), verificationViewSchema),
} as const
