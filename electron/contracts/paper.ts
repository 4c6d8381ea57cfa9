import type { Node } from 'prosemirror-model'
import type { Services } from '#electron/services.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { defaultPage } from '#shared/document/attributes.ts'

/** A new document on the house's paper size. */
export function onPaper(services: Services, doc: Node): Node {
  const { pageSize } = readWorkspace(services.db).settings
  return doc.type.create({ ...doc.attrs, page: { ...defaultPage, size: pageSize } }, doc.content)
}
