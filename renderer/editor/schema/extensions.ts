import { Mark, Node, type AnyExtension } from '@tiptap/core'
import type { MarkSpec, NodeSpec, SchemaSpec } from 'prosemirror-model'
import type { MarkViewConstructor, NodeViewConstructor } from 'prosemirror-view'
import { schema } from '#shared/document/schema.ts'

/** Views for some of the nodes and marks; all others are shown as their spec says. */
export interface SchemaViews {
  readonly nodes?: Readonly<Record<string, NodeViewConstructor>>
  readonly marks?: Readonly<Record<string, MarkViewConstructor>>
}

/** Attributes as the shared spec declares them. Reading them from markup stays the work of the spec's own parse rules. */
function attributesOf(spec: NodeSpec | MarkSpec): Record<string, object> {
  return Object.fromEntries(
    Object.entries(spec.attrs ?? {}).map(([name, attribute]) => [
      name,
      { default: attribute.default, isRequired: !Object.hasOwn(attribute, 'default'), rendered: false, parseHTML: () => null },
    ]),
  )
}

function nodeExtension(name: string, spec: NodeSpec, view: NodeViewConstructor | undefined): AnyExtension {
  const { toDOM, parseDOM } = spec
  return Node.create({
    name,
    topNode: name === schema.topNodeType.name,
    ...(spec.content === undefined ? {} : { content: spec.content }),
    ...(spec.group === undefined ? {} : { group: spec.group }),
    ...(spec.inline === undefined ? {} : { inline: spec.inline }),
    ...(spec.atom === undefined ? {} : { atom: spec.atom }),
    ...(spec.selectable === undefined ? {} : { selectable: spec.selectable }),
    ...(spec.draggable === undefined ? {} : { draggable: spec.draggable }),
    ...(spec.isolating === undefined ? {} : { isolating: spec.isolating }),
    addAttributes: () => attributesOf(spec),
    ...(parseDOM === undefined ? {} : { parseHTML: () => [...parseDOM] }),
    ...(toDOM === undefined ? {} : { renderHTML: ({ node }) => toDOM(node) }),
    ...(view === undefined ? {} : { addNodeView: () => (props) => view(props.node, props.view, props.getPos, props.decorations, props.innerDecorations) }),
    extendNodeSchema: (extension) => (extension.name === name && 'tableRole' in spec ? { tableRole: spec['tableRole'] } : {}),
  })
}

function markExtension(name: string, spec: MarkSpec, view: MarkViewConstructor | undefined): AnyExtension {
  const { toDOM, parseDOM } = spec
  return Mark.create({
    name,
    ...(spec.inclusive === undefined ? {} : { inclusive: spec.inclusive }),
    ...(spec.excludes === undefined ? {} : { excludes: spec.excludes }),
    addAttributes: () => attributesOf(spec),
    ...(parseDOM === undefined ? {} : { parseHTML: () => [...parseDOM] }),
    ...(toDOM === undefined ? {} : { renderHTML: ({ mark }) => toDOM(mark, true) }),
    ...(view === undefined ? {} : { addMarkView: () => (props) => view(props.mark, props.view, props.inline) }),
  })
}

/** The shared schema's structure, which TipTap is held to. */
export const schemaSpec: SchemaSpec = { topNode: schema.topNodeType.name, nodes: schema.spec.nodes, marks: schema.spec.marks }

/** TipTap's nodes and marks, wrapped around the specs of shared/document and nothing else. */
export function schemaExtensions(views: SchemaViews = {}): AnyExtension[] {
  return [
    ...Object.values(schema.nodes).map(({ name, spec }) => nodeExtension(name, spec, views.nodes?.[name])),
    ...Object.values(schema.marks).map(({ name, spec }) => markExtension(name, spec, views.marks?.[name])),
  ]
}
