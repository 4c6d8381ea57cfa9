import type { PlacedField, Ceremony, SignatureMark, Signer } from '#shared/signing/ceremony.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

/** The words that go with the button: why this person signs. */
export function intentOf({ signers }: Pick<Ceremony, 'signers'>, { role, capacity, witnessOf }: Signer): string {
  switch (role) {
    case 'signer': return capacity === '' ? 'I sign' : `I sign as ${capacity}`
    case 'approver': return capacity === '' ? 'I approve' : `I approve as ${capacity}`
    case 'witness': return `I witness the signature of ${signers.find(({ id }) => id === witnessOf)?.name ?? 'the signer'}`
    case 'copy': return ''
  }
}

/** Whether someone signs with a mark on a page. All do but an approver for whom no place was made. */
export function signsWithMark(fields: readonly PlacedField[], { id, role }: Signer): boolean {
  return role !== 'approver' || fields.some((field) => field.signer === id && field.kind === 'signature')
}

/** Whether the mark is there if it has to be, and only then. Refuses: signing.mark-missing, signing.mark-unasked. */
export function markFor(fields: readonly PlacedField[], signer: Signer, mark: SignatureMark | null): Result<SignatureMark | null> {
  if (signsWithMark(fields, signer)) {
    return mark === null ? refused('signing.mark-missing', 'There is no signature yet. Draw it, type it or choose an image of it, then sign.') : accepted(mark)
  }
  return mark === null ? accepted(null) : refused('signing.mark-unasked', `${signer.name} approves without a mark on a page. Nothing was signed.`)
}
