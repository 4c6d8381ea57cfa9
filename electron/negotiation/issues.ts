import type { Services } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { deleteIssue, issuesOf, saveIssue } from '#electron/store/repositories/issues.ts'
import type { AuditEvent } from '#shared/audit/event.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { clauseOfParagraph } from '#shared/negotiation/clause-label.ts'
import { addIssue, changeIssue, moveIssue, removeIssue, type Issue, type IssueText } from '#shared/negotiation/issue.ts'

type Kept = { readonly issue: Issue; readonly event: AuditEvent | null }

function found(issues: readonly Issue[], id: Issue['id']): Issue {
  const issue = issues.find((each) => each.id === id)
  if (issue === undefined) throw new AppError('issue.missing', 'This issue is not in the list any more. Nothing was changed.')
  return issue
}

/** Writes an issue down about a clause of the working text, as that clause is numbered now. */
export function writeIssue(services: Services, contract: ContractId, paragraph: string | null, text: IssueText): Issue[] {
  return services.write(({ db, actor, now, audit }) => {
    const clause = clauseOfParagraph(services.drafts.read(getContract(db, contract).id).doc, paragraph)
    const given = { ...text, id: services.newId<'issue'>(), contract, paragraph, clause }
    const { issue, event }: Kept = allowed(addIssue(issuesOf(db, contract), given, actor, now))
    saveIssue(db, issue)
    if (event !== null) audit(event)
    return issuesOf(db, contract)
  })
}

/** Changes what is written of an issue. Throws issue.missing. */
export function rewriteIssue(services: Services, contract: ContractId, id: Issue['id'], text: IssueText): Issue[] {
  return services.write(({ db, actor, now, audit }) => {
    const { issue, event }: Kept = allowed(changeIssue(found(issuesOf(db, contract), id), text, actor, now))
    if (event !== null) {
      saveIssue(db, issue)
      audit(event)
    }
    return issuesOf(db, contract)
  })
}

/** Puts an issue before another one, or last. */
export function reorderIssue(services: Services, contract: ContractId, id: Issue['id'], before: Issue['id'] | null): Issue[] {
  return services.write(({ db, actor, audit }) => {
    const { moved, event } = allowed(moveIssue(issuesOf(db, contract), id, before, actor))
    for (const issue of moved) saveIssue(db, issue)
    if (event !== null) audit(event)
    return issuesOf(db, contract)
  })
}

/** Takes an issue off the list. Throws issue.missing. */
export function dropIssue(services: Services, contract: ContractId, id: Issue['id']): Issue[] {
  return services.write(({ db, actor, audit }) => {
    const event = allowed(removeIssue(found(issuesOf(db, contract), id), actor))
    deleteIssue(db, id)
    audit(event)
    return issuesOf(db, contract)
  })
}
