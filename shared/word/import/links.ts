import { linkAddressSchema } from '#shared/document/attribute-schemas.ts'

/** Whether a link of the text may carry an address: of the web or of mail, and nothing that runs or reads (javascript:, file:, data:). */
export function isSafeLink(address: string): boolean {
  return linkAddressSchema.safeParse(address).success
}
