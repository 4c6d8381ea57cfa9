/** What a signature line of a text gives: each a text, or a `{{field}}` in a template. */
export interface SignatureLine {
  readonly party: string
  readonly signer: string
  readonly capacity: string
  readonly witness: string
}

const pattern = /^:::\s*signature((?:\s+(?:party|signer|capacity|witness)=["“][^"”]*["”])*)\s*$/

/**
 * `::: signature party="Finch Ltd" signer="Ann Finch" capacity="Director" witness="no"`: how a Markdown text of ours says that a signature
 * block stands here. Null for any other text.
 */
export function signatureLine(words: string): SignatureLine | null {
  const match = pattern.exec(words)
  if (match === null) return null
  const given = new Map(Array.from((match[1] ?? '').matchAll(/(party|signer|capacity|witness)=["“]([^"”]*)["”]/g), ([, name, value]) => [name, value]))
  const of = (name: string, otherwise: string): string => given.get(name) ?? otherwise
  return { party: of('party', ''), signer: of('signer', ''), capacity: of('capacity', ''), witness: of('witness', 'no') }
}
