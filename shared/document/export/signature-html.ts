import type { SignatureBlockAttributes } from '#shared/document/attributes.ts'
import { escapeHtml } from '#shared/document/export/html-inline.ts'
import type { Field } from '#shared/document/field.ts'
import { textOrFieldText } from '#shared/document/inline-text.ts'

/** The parts of a signature block that are filled when it is signed. */
export type SignaturePart = 'signer' | 'date' | 'witness' | 'witness-name' | 'witness-address' | 'witness-occupation'

/** The address that marks where a part of a signature block stands on the page. It is never fetched: `.invalid` resolves nowhere (RFC 2606). */
export function signatureAddress(blockId: string, part: SignaturePart): string {
  return `https://sign.invalid/${encodeURIComponent(blockId.toWellFormed())}/${part}`
}

function line(blockId: string, part: SignaturePart, label: string): string {
  const kind = part === 'signer' || part === 'witness' ? 'signature-line' : 'signature-line short'
  const id = escapeHtml(blockId)
  const address = escapeHtml(signatureAddress(blockId, part))
  return row(label, `<a class="${kind}" data-signature="${id}:${part}" href="${address}" aria-label="${escapeHtml(label)}">&nbsp;</a>`)
}

function row(label: string, value: string): string {
  return `<div class="signature-row"><span class="signature-label">${escapeHtml(label)}</span> <span class="signature-value">${value}</span></div>`
}

function filled(value = ''): string {
  return value === '' ? '<span class="signature-blank">&nbsp;</span>' : escapeHtml(value)
}

/** A signature block: party, signature, name, title and date, and a witness's part if it has one. Its lines are found by their links. */
export function signatureBlockHtml(attrs: SignatureBlockAttributes, blockId: string, fields: readonly Field[], locale: string): string {
  const [party, signer, capacity] = [attrs.party, attrs.signer, attrs.capacity].map((value) =>
    textOrFieldText(value, fields, locale).trim(),
  )
  const own = [
    party === ''
      ? '<p class="signature-party">Signed by</p>'
      : `<p class="signature-party">Signed for and on behalf of <strong>${escapeHtml(party ?? '')}</strong></p>`,
    line(blockId, 'signer', 'Signature'),
    row('Name', filled(signer)),
    row('Title', filled(capacity)),
    line(blockId, 'date', 'Date'),
  ]
  const witness = attrs.witness
    ? [
        '<div class="signature-witness">',
        '<p class="signature-party">In the presence of</p>',
        line(blockId, 'witness', 'Witness signature'),
        line(blockId, 'witness-name', 'Name'),
        line(blockId, 'witness-address', 'Address'),
        line(blockId, 'witness-occupation', 'Occupation'),
        '</div>',
      ]
    : []
  return `<section class="signature-block" data-id="${escapeHtml(blockId)}">\n${[...own, ...witness].join('\n')}\n</section>`
}
