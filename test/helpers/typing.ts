import { Transform } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { TestApplication } from '#test/helpers/test-application.ts'

/** What the window holds of a draft. */
export interface OpenDraft {
  readonly doc: Node
  readonly sequence: number
}

export async function openDraft(app: TestApplication, contract: ContractId): Promise<OpenDraft> {
  const { document, sequence } = await app.ask('draft.open', { contract })
  return { doc: schema.nodeFromJSON(document), sequence }
}

/** Changes as JSON, as the window sends them. */
export function stepsOf(tr: Transform): Record<string, unknown>[] {
  return tr.steps.map((step) => step.toJSON() as Record<string, unknown>)
}

/** Types a text at the end of the working text, and answers what the window then holds. */
export async function typeText(app: TestApplication, contract: ContractId, text: string): Promise<OpenDraft> {
  const { doc, sequence } = await openDraft(app, contract)
  const tr = new Transform(doc).insert(doc.content.size, schema.nodes.paragraph.create({ id: `typed-${sequence}` }, schema.text(text)))
  const { sequence: next } = await app.ask('draft.append', { contract, after: sequence, steps: stepsOf(tr) })
  return { doc: tr.doc, sequence: next }
}
