import type { Node } from 'prosemirror-model'
import { printWithFootnotes } from '#electron/pdf/footnotes.ts'
import { html, markup, type Html } from '#electron/pdf/html.ts'
import { contractHtml, printedPage, withoutSignatureLinks } from '#electron/pdf/print-html.ts'
import { imageAddress, printResources, readPrintMaterials, stylesOfFile, type PrintMaterials } from '#electron/pdf/print-materials.ts'
import { paperSizes } from '#electron/pdf/print.ts'
import type { Services } from '#electron/services.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import type { PageSetup } from '#shared/document/attributes.ts'
import { lookRules } from '#shared/document/export/look-rules.ts'
import { documentToHtml, type ChangeMarkup } from '#shared/document/export/to-html.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { acceptAll } from '#shared/redline/resolve.ts'

const materialsOf = new Map<string, Promise<PrintMaterials>>()

function materials(resources: string): Promise<PrintMaterials> {
  const known = materialsOf.get(resources) ?? readPrintMaterials(resources)
  materialsOf.set(resources, known)
  return known
}

async function print(services: Services, html: string, page: PageSetup, shop: PrintMaterials): Promise<Uint8Array> {
  const image = async (hash: Sha256) => findBlob(services.db, hash as BlobId)
  return printWithFootnotes(services.print, html, page, { paper: paperSizes[page.size], resources: printResources(shop, image) })
}

/** What a printed contract is, beside its text. */
export interface ContractSheet {
  readonly title: string
  readonly doc: Node
  /** What tells this text from others, at the head of every page. */
  readonly version: string
  readonly hash: Sha256
  readonly evidence?: Html
  readonly watermark?: string
  /** Leaves out the links that mark where signatures go, for a copy that is only read. */
  readonly signable?: false
  /** Shows the changes of the text, with what stands before and after it on the page. */
  readonly redline?: { readonly markup: ChangeMarkup; readonly before: Html; readonly after: Html }
}

/** Where a page is read: printed by us, or opened as a file by anyone, who has neither our fonts nor the workspace's images. */
export type Medium = 'print' | 'file'

/** The print HTML of a contract; the page view, the export and the execution copy all come from here, so that what is seen is what is signed. */
export async function contractSheetHtml(services: Services, sheet: ContractSheet, medium: Medium = 'print'): Promise<string> {
  const { doc, redline, signable, ...rest } = sheet
  const shop = await materials(services.resources)
  const imageSource = medium === 'print' ? imageAddress : (blob: string) => imageInFile(services, blob)
  // Without its changes a text is printed as it will be: every one of them accepted.
  const whole = documentToHtml(redline === undefined ? acceptAll(doc) : doc, { imageSource, ...(redline === undefined ? {} : { markup: redline.markup }) })
  const body = signable === false ? withoutSignatureLinks(whole) : whole
  const styles = medium === 'print' ? shop.styles : stylesOfFile(shop)
  return contractHtml({ ...shop, styles: `${styles}\n${lookRules(doc)}` }, {
    ...rest,
    language: 'en',
    page: doc.attrs['page'] as PageSetup,
    body: redline === undefined ? body : html`${redline.before}${markup(body)}${redline.after}`.html,
  })
}

/** An image as part of the file itself (RFC 2397). */
function imageInFile({ db }: Services, blob: string): string {
  const stored = findBlob(db, blob as BlobId)
  return stored === null ? '' : `data:${stored.mediaType};base64,${Buffer.from(stored.bytes).toString('base64')}`
}

/** Prints a contract to PDF. Throws pdf.printer-failed. */
export async function printContract(services: Services, sheet: ContractSheet): Promise<Uint8Array> {
  const page = sheet.doc.attrs['page'] as PageSetup
  return print(services, await contractSheetHtml(services, sheet), page, await materials(services.resources))
}

/** A page of ours that is no contract. */
export interface OwnPage {
  readonly title: string
  /** What stands at the right of every page's head. */
  readonly right: string
  readonly page: PageSetup
  readonly content: Html
}

/** The print HTML of a page of ours that is no contract. */
export async function ownPageHtml(services: Services, { title, right, page, content }: OwnPage): Promise<string> {
  return printedPage(await materials(services.resources), { title, language: 'en', page, heads: { left: title, right }, content })
}

/** Prints a page of ours that is no contract: the certificate of completion, the issues list. */
export async function printOwnPage(services: Services, own: OwnPage): Promise<Uint8Array> {
  return print(services, await ownPageHtml(services, own), own.page, await materials(services.resources))
}
