import { Transform } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import type { Services } from '#electron/services.ts'
import { schema } from '#shared/document/schema.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Where a text stands within one paragraph of a document, or null. */
function placeOf(doc: Node, text: string): { from: number; to: number } | null {
  let place: { from: number; to: number } | null = null
  doc.descendants((node, pos) => {
    if (place !== null || !node.isTextblock) return place === null
    const at = node.textBetween(0, node.content.size, '', '\uFFFC').indexOf(text)
    if (at !== -1) place = { from: pos + 1 + at, to: pos + 1 + at + text.length }
    return false
  })
  return place
}

/** Replaces a passage of the working text as typing would: by steps through the journal. */
export function editText(services: Services, contract: ContractId, find: string, replace: string): void {
  const { doc, sequence } = services.drafts.read(contract)
  const place = placeOf(doc, find)
  if (place === null) throw new RangeError(`the sample's text does not hold “${find}”`)
  const marks = doc.resolve(place.from + 1).marks()
  const tr = new Transform(doc).replaceWith(place.from, place.to, schema.text(replace, marks))
  const steps = tr.steps.map((step) => step.toJSON() as unknown)
  services.write(({ now, actor }) => services.drafts.append(contract, sequence, steps, now, actor.id))
}
