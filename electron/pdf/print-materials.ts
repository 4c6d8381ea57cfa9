import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { printOrigin, type PrintOptions, type PrintResource } from '#electron/pdf/print.ts'
import type { Sha256 } from '#shared/lib/hash.ts'

/** What every print uses: the styles, and the shipped fonts in memory. */
export interface PrintMaterials {
  readonly styles: string
  /** By file name. */
  readonly fonts: ReadonlyMap<string, PrintResource>
}

const sheets = ['contract.css', 'blocks.css', 'evidence.css', 'redline.css']

/** Reads the print styles and the contract's typeface from the resources folder. */
export async function readPrintMaterials(resources: string): Promise<PrintMaterials> {
  const folder = join(resources, 'fonts')
  const names = (await readdir(folder)).filter((name) => name.startsWith('source-serif-4-') && name.endsWith('.woff2'))
  const fonts = await Promise.all(names.map(async (name) => [name, { bytes: await readFile(join(folder, name)), mediaType: 'font/woff2' }] as const))
  const faces = await readFile(join(folder, 'contract.css'), 'utf8')
  const styles = await Promise.all(sheets.map((sheet) => readFile(join(resources, 'print', sheet), 'utf8')))
  return { styles: [faces.replaceAll('url(./', `url(${printOrigin}/fonts/`), ...styles].join('\n'), fonts: new Map(fonts) }
}

/** The styles of a page that is opened as a file anywhere: without our fonts, whose addresses lead nowhere there, and with room around the text. */
export function stylesOfFile({ styles }: PrintMaterials): string {
  const bare = styles.replaceAll(/\/\*[^*]*\*\/\s*@font-face \{[^}]*\}|@font-face \{[^}]*\}/g, '')
  return `${bare.trim()}\n@media screen { body { max-width: var(--text-width); margin: 18mm auto; padding: 0 5mm; } }`
}

/** The address of a workspace's image in a document under print. */
export function imageAddress(hash: Sha256): string {
  return `${printOrigin}/images/${hash}`
}

/** Answers what a document under print asks for: our fonts, and the workspace's images by their hash. */
export function printResources(materials: PrintMaterials, image: (hash: Sha256) => Promise<PrintResource | null>): PrintOptions['resources'] {
  return async (path) => {
    const [, kind, name = ''] = /^\/(fonts|images)\/([a-z0-9.-]+)$/.exec(path) ?? []
    if (kind === 'fonts') return materials.fonts.get(name) ?? null
    return kind === 'images' && /^[0-9a-f]{64}$/.test(name) ? image(name) : null
  }
}
