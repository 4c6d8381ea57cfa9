import type { Node } from 'prosemirror-model'
import type { Side } from '#electron/negotiation/sides.ts'
import type { Services } from '#electron/services.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import { exchangesOf } from '#electron/store/repositories/exchanges.ts'
import { threadsOf } from '#electron/store/repositories/threads.ts'
import { contractAsWord } from '#electron/word/contract-word.ts'
import { isWordFile, readWord } from '#electron/word/word-file.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { comparable } from '#shared/compare/compare-documents.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { blocksUnchanged, wordReturned, type WordForm } from '#shared/negotiation/returned/word-form.ts'
import { withFreshChanges } from '#shared/redline/fresh-changes.ts'

/** A file that was sent, or that would have been. */
interface SentForm extends WordForm {
  readonly bytes: Uint8Array
}

/** The Word files in which a text was sent, as they read; where it was sent in none, as one would read. */
function formsOf(services: Services, contract: ContractId, { doc, version }: Side): SentForm[] {
  const sent = exchangesOf(services.db, contract).filter((exchange) => exchange.direction === 'sent' && exchange.version === version?.id)
  const forms = sent.flatMap(({ files }) =>
    files.flatMap(({ role, blob, fileName }): SentForm[] => {
      const stored = isWordFile(fileName) ? findBlob(services.db, blob) : null
      return stored === null ? [] : [{ ours: role === 'clean' ? comparable(doc) : doc, form: readWord(stored.bytes).doc, bytes: stored.bytes }]
    }),
  )
  if (forms.length > 0) return forms
  const threads = threadsOf(services.db, contract).filter(({ internal }) => !internal)
  const { bytes } = contractAsWord(services, { contract, title: '', doc, threads, nameOf: ({ author }) => author })
  return [{ ours: doc, form: readWord(bytes).doc, bytes }]
}

/** What came back in a Word file. */
export interface ReturnedWord {
  /** As a version of the text it answers. */
  readonly doc: Node
  /** That text, as the file that was edited had it. */
  readonly answered: Node
  /** The file that was edited. */
  readonly sent: Uint8Array
}

/** Reads what came back in a Word file as a version of the text it answers. */
export function returnedWord(services: Services, contract: ContractId, basis: Side, read: Node): ReturnedWord {
  const received = withFreshChanges(read, services.newId<'change'>())
  const [nearest] = formsOf(services, contract, basis).toSorted((a, b) => blocksUnchanged(b.form, received) - blocksUnchanged(a.form, received))
  if (nearest === undefined) throw new AppError('word.nothing-sent', 'There is no text to hold the file against. Nothing was changed.')
  return { answered: nearest.ours, doc: wordReturned(nearest, received), sent: nearest.bytes }
}
