import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model'
import { tableNodes } from '#shared/document/table-nodes.ts'
import { inlineNodes } from '#shared/document/inline-nodes.ts'
import { blockNodes } from '#shared/document/block-nodes.ts'
import { markSpecs } from '#shared/document/marks.ts'

/** The nodes of a contract, flat like Word's: paragraphs, tables and breaks; the clause tree is derived. */
export const nodeSpecs = { ...blockNodes, ...tableNodes, ...inlineNodes } satisfies Record<string, NodeSpec>

export { markSpecs }

export type NodeName = keyof typeof nodeSpecs
export type MarkName = keyof typeof markSpecs

/** The one document schema. The editor's extensions wrap these specs; a test asserts that both are equal. */
export const schema = new Schema<NodeName, MarkName>({
  topNode: 'doc',
  nodes: nodeSpecs satisfies Record<NodeName, NodeSpec>,
  marks: markSpecs satisfies Record<MarkName, MarkSpec>,
})
