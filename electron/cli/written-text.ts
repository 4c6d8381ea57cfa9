import type { Node } from 'prosemirror-model'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { documentText } from '#shared/document/plain-text.ts'

/** The forms a text is written in without a workspace, by the ending of the file. */
const writers: Readonly<Record<string, (doc: Node) => string>> = {
  '.json': canonicalDocument,
  '.md': (doc) => documentToMarkdown(doc),
  '.txt': (doc) => documentText(doc, { numbers: true }),
  '.html': (doc) => `<!doctype html>\n<meta charset="utf-8">\n<body>\n${documentToHtml(doc, { imageSource: () => '' })}\n</body>\n`,
}

/** Writes a text in the form an ending names; null where it names none. */
export function textWriter(ending: string): ((doc: Node) => Uint8Array) | null {
  const write = writers[ending]
  return write === undefined ? null : (doc) => new TextEncoder().encode(write(doc))
}
