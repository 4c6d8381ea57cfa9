import { Slice, type Node } from 'prosemirror-model'
import { ReplaceStep, Transform } from 'prosemirror-transform'
import { nameVersion } from '#electron/drafts/versions.ts'
import type { Services, Writer } from '#electron/services.ts'
import { versionsOf } from '#electron/store/repositories/versions.ts'
import type { Version } from '#shared/contracts/version.ts'
import { documentHash } from '#shared/document/canonical.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { carryComments } from '#shared/negotiation/anchors.ts'

/** The steps that turn one document into another, whole: its attributes, then its content. */
function stepsTo(from: Node, to: Node): Transform {
  const tr = new Transform(from)
  for (const [name, value] of Object.entries(to.attrs)) {
    if (JSON.stringify(tr.doc.attrs[name]) !== JSON.stringify(value)) tr.setDocAttribute(name, value)
  }
  return tr.step(new ReplaceStep(0, from.content.size, new Slice(to.content, 0, 0)))
}

/** Names the working text as it stands, if it is no version yet, so that nothing of it is lost when another takes its place. */
export function setAside(services: Services, writer: Writer, contract: ContractId, name: string): Version | null {
  const hash = documentHash(services.drafts.read(contract).doc)
  if (versionsOf(writer.db, contract).some((version) => version.hash === hash)) return null
  return nameVersion(services, writer, contract, { name: name.slice(0, 200), kind: 'internal', note: '' })
}

/**
 * Makes another text the working text, through the journal like any editing; comments go on to the words they are on. To be called in a
 * transaction, after which a failure needs `drafts.forget`.
 */
export function rewriteDraft(services: Services, writer: Writer, contract: ContractId, wanted: Node): void {
  const { doc, sequence } = services.drafts.read(contract)
  const steps = stepsTo(doc, carryComments(doc, wanted)).steps.map((step) => step.toJSON() as unknown)
  services.drafts.append(contract, sequence, steps, writer.now, writer.actor.id)
}
