import { z } from 'zod'

declare const brand: unique symbol

/** A string that may only stand where its own kind of id is asked for. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type ContractId = Id<'contract'>
export type PersonId = Id<'person'>
export type VersionId = Id<'version'>
export type ApprovalId = Id<'approval'>
export type CeremonyId = Id<'ceremony'>
export type SignerId = Id<'signer'>
export type IdentityId = Id<'identity'>
/** The SHA-256 of the bytes a workspace keeps. */
export type BlobId = Id<'blob'>

function isId<Kind extends string>(value: unknown): value is Id<Kind> {
  return typeof value === 'string' && value.length > 0 && value.length <= 100
}

/** The schema of one kind of id: any text of 1 to 100 characters; whether it exists is the store's answer. */
export function idSchema<Kind extends string>(): z.ZodType<Id<Kind>> {
  return z.custom<Id<Kind>>(isId<Kind>, 'is not an id')
}

/** Makes a new id; time-sortable (UUID version 7, RFC 9562) in the application, counted in tests. */
export type NewId = <Kind extends string>() => Id<Kind>

/** The moment now, as an ISO 8601 instant in UTC with milliseconds. An argument everywhere, so that rules have no clock. */
export type Clock = () => Instant

/** An instant in UTC, ISO 8601 with milliseconds: 2026-03-01T09:30:00.000Z. */
export type Instant = string

export const instantSchema = z.iso.datetime({ precision: 3 })
