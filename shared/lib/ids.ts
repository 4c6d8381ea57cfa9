declare const brand: unique symbol

/** A string that may only stand where its own kind of id is asked for. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type ContractId = Id<'contract'>
export type PersonId = Id<'person'>
export type VersionId = Id<'version'>
export type PartyId = Id<'party'>
export type ApprovalId = Id<'approval'>
export type CeremonyId = Id<'ceremony'>
export type SignerId = Id<'signer'>
export type IdentityId = Id<'identity'>
export type BlobId = Id<'blob'>
export type TemplateId = Id<'template'>

/** Makes a new id; time-sortable (UUID version 7, RFC 9562) in the application, counted in tests. */
export type NewId = <Kind extends string>() => Id<Kind>

/** The moment now, as an ISO 8601 instant in UTC with milliseconds. An argument everywhere, so that rules have no clock. */
export type Clock = () => Instant

/** An instant in UTC, ISO 8601 with milliseconds: 2026-03-01T09:30:00.000Z. */
export type Instant = string
