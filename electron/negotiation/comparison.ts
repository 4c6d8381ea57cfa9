import type { Node } from 'prosemirror-model'
import { asVersionOf } from '#electron/negotiation/file-form.ts'
import { contractSide, fileSide, isPlain, type Side } from '#electron/negotiation/sides.ts'
import type { Services } from '#electron/services.ts'
import { isWordFile } from '#electron/word/word-file.ts'
import { compareDocuments, type Comparison as Compared } from '#shared/compare/compare-documents.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import type { Comparison, ContractSide, FileSide } from '#shared/ipc/negotiation-views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { withIdsOf } from '#shared/negotiation/known-again.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'

/** What is compared: two texts of a contract, or two files. */
export type Sides =
  | { readonly contract: ContractId; readonly before: ContractSide; readonly after: ContractSide }
  | { readonly before: FileSide; readonly after: FileSide }

/** Two texts and how they differ. */
export interface ComparedTexts {
  readonly before: Side
  readonly after: Side
  readonly compared: Compared
}

/** Under whose name the differences of a comparison stand: nobody's of the house. */
export function stampOf(services: Services, author: string): RecordingStamp {
  return { author, person: null, at: services.clock(), newId: () => services.newId<'change'>() }
}

/** Compares two texts; the differences stand under a name. */
export function compareTexts(services: Services, before: Side, after: Side, author: string): ComparedTexts {
  return { before, after, compared: compareDocuments(before.doc, after.doc, stampOf(services, author)) }
}

/** A text read from a file as a version of another text, if it holds words only. */
export function againstOurs(services: Services, ours: Side, file: Side): Side {
  return { ...file, doc: asVersionOf(services, ours.doc, file.doc, file.title) }
}

/** Two files; where one of them holds words only and the other is a text of ours, the first is read as a version of it. */
function fileSides(services: Services, before: FileSide, after: FileSide): readonly [Side, Side] {
  const [first, second] = [fileSide(services, before), fileSide(services, after)]
  if (isWordFile(before.fileName) || isWordFile(after.fileName)) return [first, { ...second, doc: withIdsOf(first.doc, second.doc) }]
  if (isPlain(before.fileName) === isPlain(after.fileName)) return [first, second]
  return isPlain(after.fileName) ? [first, againstOurs(services, first, second)] : [againstOurs(services, second, first), second]
}

/** Compares what a person chose. The differences are nobody's: the name says that they were found by comparing. */
export function compareSides(services: Services, sides: Sides): ComparedTexts {
  const [before, after] =
    'contract' in sides
      ? [contractSide(services, sides.contract, sides.before), contractSide(services, sides.contract, sides.after)]
      : fileSides(services, sides.before, sides.after)
  return compareTexts(services, before, after, 'Comparison')
}

/** A document as it crosses to the window. */
export function asJson(doc: Node): DocumentJson {
  return doc.toJSON() as DocumentJson
}

/** A comparison as the window shows it. */
export function comparisonView({ before, after, compared }: ComparedTexts): Comparison {
  const { redline, summary, changes, alignedBlocks: blocks } = compared
  return { before: { title: before.title }, after: { title: after.title }, redline: asJson(redline), summary, changes, blocks }
}
