import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { keyring } from '#test/electron/signing-room/room.ts'
import { identity } from '#test/electron/signing/verify/build/identities.ts'
import { passphrase, shortContract } from '#test/helpers/signing-path.ts'
import type { TestApplication } from '#test/helpers/test-application.ts'

type House = TestApplication & { readonly ada: PersonId; readonly ben: PersonId }

/** Ada asks Ben in a file, which he answers in another; here both work in the same workspace. Answers the contract that this approves. */
export async function approveInFiles(app: House): Promise<ContractId> {
  const key = keyring(app)
  const adaKey = await key('Ada asks', { mine: true })
  await app.ask('people.switch', { person: app.ben })
  const benKey = await key('Ben answers', { mine: true })
  const other = app.put(identity('Ben at home').certificate, 'application/x-x509-ca-cert', 'home.cer')
  const { fingerprint } = await app.ask('approvalFiles.addKey', { person: app.ben, blob: other, fileName: 'home.cer' })
  await app.ask('approvalFiles.removeKey', { person: app.ben, fingerprint })
  await app.ask('people.switch', { person: app.ada })
  const { contract: { id: contract } } = await shortContract(app)
  await app.ask('approvals.submit', { contract, note: '' })
  const out = await app.ask('approvalFiles.giveOut', { contract, stage: 'standing-owner', seat: app.ben, identity: adaKey, passphrase, expiresInDays: 7 })
  const { request } = await app.ask('approvalFiles.takeRequest', { blob: out.blob, fileName: out.fileName })
  await app.ask('approvalFiles.answer', { request: request.id, identity: benKey, passphrase, decision: 'approved', reason: '' })
  const back = await app.ask('approvalFiles.answerFile', { request: request.id })
  await app.ask('approvalFiles.takeDecision', { blob: back.blob, fileName: back.fileName })
  return contract
}
