import { canonicalDocument } from '#shared/document/canonical.ts'
import type { BlobId, ContractId, PersonId } from '#shared/lib/ids.ts'
import { id } from '#test/helpers/records.ts'
import { shortContract } from '#test/helpers/signing-path.ts'
import type { TestApplication } from '#test/helpers/test-application.ts'
import { openDraft } from '#test/helpers/typing.ts'
import { commented, para, run, wordFile } from '#test/helpers/word-file.ts'

type House = TestApplication & { readonly ada: PersonId; readonly ben: PersonId }

function put(app: TestApplication, text: string, fileName: string): { blob: BlobId; fileName: string } {
  return { blob: app.put(new TextEncoder().encode(text), 'text/plain', fileName), fileName }
}

async function discuss(app: House, contract: ContractId): Promise<void> {
  const at = { contract, thread: id<'thread'>('thread-1') }
  await app.ask('comments.start', { ...at, paragraph: 'clause', quote: 'the rent', internal: true, text: 'Is this right?' })
  await app.ask('people.switch', { person: app.ben })
  const answer = (await app.ask('comments.reply', { ...at, text: 'It is' })).comments[1]?.id ?? id<'comment'>('none')
  await app.ask('comments.edit', { ...at, comment: answer, text: 'It is.' })
  await app.ask('comments.remove', { ...at, comment: answer })
  await app.ask('comments.resolve', at)
  await app.ask('comments.reopen', at)
  await app.ask('comments.setInternal', { ...at, internal: false })
  await app.ask('people.switch', { person: app.ada })
}

async function listIssues(app: House, contract: ContractId): Promise<void> {
  const text = { title: 'Rent', theirAsk: 'Less', ourPosition: 'No', status: 'open' as const, notes: '' }
  await app.ask('issues.add', { contract, paragraph: 'clause', ...text })
  const [first, second] = await app.ask('issues.add', { contract, paragraph: null, ...text, title: 'Term' })
  if (first === undefined || second === undefined) throw new Error('the issues are gone')
  await app.ask('issues.change', { contract, issue: first.id, ...text, status: 'agreed' })
  await app.ask('issues.move', { contract, issue: second.id, before: first.id })
  await app.ask('issues.export', { contract, format: 'csv' })
  await app.ask('issues.remove', { contract, issue: second.id })
}

/** Takes in a contract from Word, and an answer to it with a comment. */
async function exchangeWord(app: House): Promise<void> {
  const file = (bytes: Uint8Array, fileName: string) => ({ blob: app.put(bytes, 'application/octet-stream', fileName), fileName })
  const { view } = await app.ask('contracts.import', file(wordFile(para('10000001', run('The term is five years.'))), 'term.docx'))
  await app.ask('negotiation.receive', { contract: view.contract.id, ...file(wordFile(para('10000001', commented('The term is five years.', 0)), [{ author: 'Tom', text: 'Too long.' }]), 'back.docx'), note: '' })
}

/** Takes a short contract through a negotiation: discussed, listed, sent, received, audited, compared and adopted. */
export async function negotiate(app: House): Promise<ContractId> {
  await exchangeWord(app)
  const contract = (await shortContract(app)).contract.id
  await app.ask('contracts.setTracking', { contract, tracking: 'on' })
  await app.ask('contracts.setTracking', { contract, tracking: 'off' })
  await discuss(app, contract)
  await listIssues(app, contract)
  const { sent } = await app.ask('negotiation.send', { contract, note: '', formats: ['html'], disclosure: { authors: 'house', comments: 'shared' } })
  const back = put(app, canonicalDocument((await openDraft(app, contract)).doc).replace('the first day', 'the last day'), 'back.json')
  const { received } = await app.ask('negotiation.receive', { contract, ...back, note: '' })
  await app.ask('compare.audit', { contract, sent: sent.version.id, received: received.version.id })
  await app.ask('compare.versions', { contract, before: sent.version.id, after: received.version.id })
  const files = { before: put(app, 'One day.', 'a.txt'), after: put(app, 'Two days.', 'b.txt') }
  await app.ask('compare.files', files)
  await app.ask('compare.export', { compared: files, format: 'html' })
  await app.ask('negotiation.adopt', { contract, exchange: received.exchange.id, setAsideEdits: false })
  return contract
}
