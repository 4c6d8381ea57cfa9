import { inOrder, type Issue } from '#shared/negotiation/issue.ts'

/** The columns of the issues list as it is given out. */
export const issueColumns = ['No.', 'Clause', 'Issue', 'Their ask', 'Our position', 'Status', 'Notes'] as const

/** The rows of the issues list as it is given out, in its order; every cell as text. */
export function issueRows(issues: readonly Issue[]): string[][] {
  return inOrder(issues).map((issue, index) => [
    String(index + 1),
    issue.clause,
    issue.title,
    issue.theirAsk,
    issue.ourPosition,
    `${issue.status.charAt(0).toUpperCase()}${issue.status.slice(1)}`,
    issue.notes,
  ])
}

/**
 * A cell of comma-separated values (RFC 4180, section 2: quoted, quotes doubled). A spreadsheet takes a cell that begins with one of
 * = + - @ for a formula, whoever wrote it; an apostrophe before it keeps it a text.
 */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** The issues list as comma-separated values with a head line, lines ended by CR LF (RFC 4180). */
export function issuesCsv(issues: readonly Issue[]): string {
  return [[...issueColumns], ...issueRows(issues)].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}
