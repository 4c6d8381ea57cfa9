import { z } from 'zod'
import type { AuditEvent } from '#shared/audit/event.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { idSchema, instantSchema, type Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

export const issueStatuses = ['open', 'conceded', 'agreed'] as const
export type IssueStatus = (typeof issueStatuses)[number]

/** One point of a negotiation: what they ask for, where we stand, and how it ended. */
export const issueSchema = z.strictObject({
  id: idSchema<'issue'>(),
  contract: idSchema<'contract'>(),
  /** The clause it is about, and how that clause was numbered and called when the issue was written down. */
  paragraph: z.string().max(200).nullable(),
  clause: z.string().max(500),
  title: z.string().trim().min(1).max(300),
  theirAsk: z.string().max(10_000),
  ourPosition: z.string().max(10_000),
  status: z.enum(issueStatuses),
  notes: z.string().max(10_000),
  /** Its place in the list; lower comes first. */
  order: z.number().int(),
  createdAt: instantSchema,
  createdBy: idSchema<'person'>(),
  updatedAt: instantSchema,
})
export type Issue = z.infer<typeof issueSchema>

/** What a person writes down of an issue. */
export const issueTextSchema = issueSchema.pick({ title: true, theirAsk: true, ourPosition: true, status: true, notes: true })
export type IssueText = z.infer<typeof issueTextSchema>

const textNames = ['title', 'theirAsk', 'ourPosition', 'status', 'notes'] as const satisfies readonly (keyof IssueText)[]

const mayNot = () => refused('issue.may-not', 'Only an owner or an editor may keep the issues list. Nothing was changed; switch to your own profile.')

/** Issues in the order of the list. */
export function inOrder(issues: readonly Issue[]): Issue[] {
  return issues.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** Writes an issue down, at the end of the list. */
export function addIssue(
  issues: readonly Issue[],
  given: IssueText & Pick<Issue, 'id' | 'contract' | 'paragraph' | 'clause'>,
  actor: Person,
  now: Instant,
): Result<{ readonly issue: Issue; readonly event: AuditEvent }> {
  if (!mayEdit(actor)) return mayNot()
  const order = Math.max(0, ...issues.map((issue) => issue.order)) + 1
  return accepted({
    issue: { ...given, order, createdAt: now, createdBy: actor.id, updatedAt: now },
    event: { kind: 'issue added', contract: given.contract, issue: given.id, title: given.title, clause: given.clause },
  })
}

/** Changes an issue. The event names what changed and keeps what it was; nothing changed means no event. */
export function changeIssue(issue: Issue, text: IssueText, actor: Person, now: Instant): Result<{ readonly issue: Issue; readonly event: AuditEvent | null }> {
  if (!mayEdit(actor)) return mayNot()
  const changed = textNames.filter((name) => issue[name] !== text[name])
  if (changed.length === 0) return accepted({ issue, event: null })
  const before = Object.fromEntries(changed.map((name) => [name, issue[name]]))
  return accepted({
    issue: { ...issue, ...text, updatedAt: now },
    event: { kind: 'issue changed', contract: issue.contract, issue: issue.id, title: text.title, changed, before: canonicalJson(before) },
  })
}

/** Takes an issue off the list; the log keeps what it said. */
export function removeIssue(issue: Issue, actor: Person): Result<AuditEvent> {
  if (!mayEdit(actor)) return mayNot()
  const { id, contract, title } = issue
  return accepted({ kind: 'issue removed', contract, issue: id, title, before: canonicalJson(issue) })
}

/** Puts an issue before another one of the list, or last. Answers the issues whose place changed. */
export function moveIssue(
  issues: readonly Issue[],
  id: Issue['id'],
  before: Issue['id'] | null,
  actor: Person,
): Result<{ readonly moved: readonly Issue[]; readonly event: AuditEvent | null }> {
  if (!mayEdit(actor)) return mayNot()
  const sorted = inOrder(issues)
  const issue = sorted.find((each) => each.id === id)
  if (issue === undefined || (before !== null && !sorted.some((each) => each.id === before))) {
    return refused('issue.missing', 'This issue is not in the list any more. Nothing was changed.')
  }
  if (before === id) return accepted({ moved: [], event: null })
  const others = sorted.filter((each) => each.id !== id)
  const place = before === null ? others.length : others.findIndex((each) => each.id === before)
  if (place === sorted.indexOf(issue)) return accepted({ moved: [], event: null })
  const moved = others.toSpliced(place, 0, issue).flatMap((each, index) => (each.order === index + 1 ? [] : [{ ...each, order: index + 1 }]))
  return accepted({ moved, event: { kind: 'issue moved', contract: issue.contract, issue: id, title: issue.title, place: place + 1 } })
}
