import type { Handlers } from '#electron/ipc/handler.ts'
import { dropIssue, reorderIssue, rewriteIssue, writeIssue } from '#electron/negotiation/issues.ts'
import { exportIssues } from '#electron/negotiation/issues-file.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { issuesOf } from '#electron/store/repositories/issues.ts'

export const issueHandlers: Handlers<'issues'> = {
  'issues.list': ({ db }, { contract }) => issuesOf(db, getContract(db, contract).id),

  'issues.add': (services, { contract, paragraph, ...text }) => writeIssue(services, contract, paragraph, text),

  'issues.change': (services, { contract, issue, ...text }) => rewriteIssue(services, contract, issue, text),

  'issues.move': (services, { contract, issue, before }) => reorderIssue(services, contract, issue, before),

  'issues.remove': (services, { contract, issue }) => dropIssue(services, contract, issue),

  'issues.export': (services, { contract, format }) => exportIssues(services, contract, format),
}
