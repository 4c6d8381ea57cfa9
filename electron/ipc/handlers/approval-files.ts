import { answeredFile, answerRequest } from '#electron/exchange/answer.ts'
import { givenOut, giveOutRequest } from '#electron/exchange/give-out.ts'
import { addPersonKey, approverKeys, removePersonKey } from '#electron/exchange/person-keys.ts'
import { openRequest, receivedRequests, takeRequest } from '#electron/exchange/received.ts'
import { takeDecision } from '#electron/exchange/take-decision.ts'
import type { Handlers } from '#electron/ipc/handler.ts'

export const approvalFileHandlers: Handlers<'approvalFiles'> = {
  'approvalFiles.giveOut': (services, act) => giveOutRequest(services, act),
  'approvalFiles.givenOut': (services, { contract }) => givenOut(services, contract),
  'approvalFiles.takeDecision': (services, { blob, fileName }) => takeDecision(services, blob, fileName),
  'approvalFiles.takeRequest': (services, { blob, fileName }) => takeRequest(services, blob, fileName),
  'approvalFiles.received': (services) => receivedRequests(services),
  'approvalFiles.open': (services, { request }) => openRequest(services, request),
  'approvalFiles.answer': (services, act) => answerRequest(services, act),
  'approvalFiles.answerFile': (services, { request }) => answeredFile(services, request),
  'approvalFiles.keys': (services) => approverKeys(services),
  'approvalFiles.addKey': (services, { person, blob }) => addPersonKey(services, person, blob),
  'approvalFiles.removeKey': (services, { person, fingerprint }) => {
    removePersonKey(services, person, fingerprint)
    return {}
  },
}
