import { fileNameFor } from '#electron/contracts/export.ts'
import { html, type Html } from '#electron/pdf/html.ts'
import type { Services } from '#electron/services.ts'
import { ownPageHtml, printOwnPage, type OwnPage } from '#electron/signing-room/print-shop.ts'
import { blobAddress } from '#electron/store/repositories/blobs.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { issuesOf } from '#electron/store/repositories/issues.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import type { BlobId, ContractId } from '#shared/lib/ids.ts'
import { issueColumns, issueRows, issuesCsv } from '#shared/negotiation/issues-table.ts'
import type { Issue } from '#shared/negotiation/issue.ts'

export type IssuesFormat = 'csv' | 'html' | 'pdf'

const mediaTypes: Readonly<Record<IssuesFormat, string>> = { csv: 'text/csv', html: 'text/html', pdf: 'application/pdf' }

/** Line breaks a person typed are kept. */
function lines(text: string): Html[] {
  return text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))
}

function table(title: string, issues: readonly Issue[]): Html {
  const head = issueColumns.map((column) => html`<th scope="col"><p>${column}</p></th>`)
  const rows = issueRows(issues).map((row) => html`<tr>${row.map((cell) => html`<td><p>${lines(cell)}</p></td>`)}</tr>`)
  return html`<main class="contract"><h1 class="title">Issues list</h1><p class="subtitle">${title}</p><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></main>`
}

/** Writes the issues list as a table, and tells the log. */
export async function exportIssues(services: Services, contract: ContractId, format: IssuesFormat): Promise<{ blob: BlobId; fileName: string }> {
  const { title } = getContract(services.db, contract)
  const issues = issuesOf(services.db, contract)
  const { pageSize } = readWorkspace(services.db).settings
  const page: OwnPage = { title: `Issues list: ${title}`, right: services.today(), page: { ...defaultPage, size: pageSize }, content: table(title, issues) }
  const write: Readonly<Record<IssuesFormat, () => Promise<Uint8Array>>> = {
    // A spreadsheet knows by the byte order mark that the text is UTF-8.
    csv: async () => new TextEncoder().encode(`\uFEFF${issuesCsv(issues)}`),
    html: async () => new TextEncoder().encode(await ownPageHtml(services, page)),
    pdf: () => printOwnPage(services, page),
  }
  const bytes = await write[format]()
  const fileName = fileNameFor(`${title} - issues`, format)
  services.write(({ audit }) => audit({ kind: 'exported', contract, format: `issues list (${format})`, hash: blobAddress(bytes) }))
  return { blob: services.transient.put({ bytes, mediaType: mediaTypes[format], fileName }), fileName }
}
