/**
 * What each folder of shared/ may use at run time, besides itself. The order is the order of the floors: arrows point
 * to what stands above in this list. Types may be named in either direction between the folders of `records`, because
 * a rule answers with the event it causes.
 */
export const sharedMayUse: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  document: ['lib'],
  redline: ['lib', 'document'],
  compare: ['lib', 'document', 'redline'],
  drafting: ['lib', 'document'],
  // Two Word files are compared by the rules two documents are compared by.
  word: ['lib', 'document', 'redline', 'compare'],
  search: ['lib', 'document'],
  signing: ['lib', 'document'],
  // Facts read out of a text: what a person decides on before it becomes a record.
  extraction: ['lib'],
  // How a letter of ours is laid out; what it says is the rule's that writes it.
  letters: ['lib', 'document'],
  contracts: ['lib', 'document', 'signing'],
  negotiation: ['lib', 'document', 'redline', 'compare', 'contracts'],
  approvals: ['lib', 'document', 'contracts'],
  obligations: ['lib', 'document', 'contracts', 'extraction'],
  renewal: ['lib', 'document', 'extraction', 'contracts'],
  amendments: ['lib', 'document', 'contracts'],
  bidding: ['lib', 'contracts'],
  audit: ['lib', 'contracts'],
  ipc: ['lib', 'document', 'redline', 'compare', 'drafting', 'word', 'search', 'signing', 'contracts', 'negotiation', 'approvals', 'obligations', 'renewal', 'amendments', 'bidding', 'audit'],
}

/** Folders whose records and events name each other's types. */
export const records: readonly string[] = ['signing', 'contracts', 'negotiation', 'approvals', 'obligations', 'renewal', 'amendments', 'bidding', 'audit']

/** What each folder of renderer/ may use, besides itself. A feature never uses another feature. */
export const rendererMayUse: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  components: ['lib'],
  editor: ['lib', 'components'],
  features: ['lib', 'components', 'editor'],
  app: ['lib', 'components', 'editor', 'features'],
}

/** The only files that know Electron. */
export const electronFiles: readonly string[] = ['electron/main.ts', 'electron/preload.ts', 'electron/shell/electron.ts']

/** Folders of electron/ that only the entries beside them may use: nothing below knows who is asking. */
export const outermost: readonly string[] = ['shell', 'ipc']
