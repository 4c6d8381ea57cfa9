import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { WordRefusal } from '../refusals.ts'
import { contentTypeOf, CONTENT_TYPES } from './content-types.ts'
import { partXml } from './part-xml.ts'
import { relatedParts } from './relationships.ts'
import { readArchive, type WordPackage } from './package.ts'

/**
 * Opens a Word file: the archive and every entry in it are checked, and so are its content types and relationships, so that
 * they can be asked without failing. Refusals: those of `readArchive`, of `parseXml`, and word.not-a-document.
 */
export function readPackage(bytes: Uint8Array): Result<WordPackage, WordRefusal> {
  const archive = readArchive(bytes)
  if (!archive.ok) return archive
  const pkg = archive.value
  if (!pkg.parts.has(CONTENT_TYPES)) return notADocument()
  for (const name of pkg.parts.keys()) {
    if (name !== CONTENT_TYPES && !name.endsWith('.rels')) continue
    const read = partXml(pkg, name)
    if (!read.ok) return read
  }
  const main = mainPart(pkg)
  if (main === null || !/wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled/.test(contentTypeOf(pkg, main) ?? '')) return notADocument()
  return accepted(pkg)
}

/** The name of the part a package is about (ECMA-376 Part 1, 11.3.10), or null. */
export function mainPart(pkg: WordPackage): string | null {
  return relatedParts(pkg, '', 'officeDocument')[0] ?? null
}

function notADocument() {
  return refused('word.not-a-document' as const, 'The file is an archive but no Word document (.docx). Open it in the program it comes from and save it as .docx.')
}
