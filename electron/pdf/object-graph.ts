import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFContext, type PDFObject } from 'pdf-lib'

/** What hangs together from the trailer: the objects reached, and the references that lead nowhere. */
export interface ObjectGraph {
  readonly reached: ReadonlySet<PDFRef>
  readonly dangling: readonly PDFRef[]
}

/** Walks the objects of a file from its trailer's entries. */
export function walkObjects(context: PDFContext): ObjectGraph {
  const reached = new Set<PDFRef>()
  const dangling: PDFRef[] = []
  const pending: PDFObject[] = []
  const { Root, Info, ID } = context.trailerInfo
  for (const entry of [Root, Info, ID]) if (entry) pending.push(entry)
  for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue
      const target = context.lookup(object)
      if (target === undefined) {
        dangling.push(object)
        continue
      }
      reached.add(object)
      pending.push(target)
    } else if (object instanceof PDFArray) {
      for (let index = 0; index < object.size(); index += 1) pending.push(object.get(index))
    } else if (object instanceof PDFDict) {
      pending.push(...object.values())
    } else if (object instanceof PDFStream) {
      pending.push(...object.dict.values())
    }
  }
  return { reached, dangling }
}

/** Removes objects that nothing refers to, so that a signed file holds nothing that is not part of the document. */
export function removeUnreachable(context: PDFContext): void {
  const { reached } = walkObjects(context)
  for (const [reference] of context.enumerateIndirectObjects()) if (!reached.has(reference)) context.delete(reference)
}

/** Every dictionary of a file: those of objects and streams, and those that stand inside others. */
export function* dictionaries(context: PDFContext): Generator<PDFDict> {
  const pending: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object)
  for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
    const dictionary = object instanceof PDFStream ? object.dict : object
    if (dictionary instanceof PDFDict) {
      yield dictionary
      pending.push(...dictionary.values())
    } else if (object instanceof PDFArray) pending.push(...object.asArray())
  }
}
