import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** From the application's folder, with forward slashes. */
  readonly path: string
  readonly text: string
}

export interface Import {
  readonly from: string
  /** A path from the application's folder, or the name of a package. */
  readonly to: string
  readonly typeOnly: boolean
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory() && entry.name !== 'results') yield* walk(path)
    else if (entry.isFile()) yield path
  }
}

/** The files below a folder whose names match. */
export function filesBelow(folder: string, names: RegExp): SourceFile[] {
  return [...walk(folder)].filter(path => names.test(path)).map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s+)?'([^']+)'/gm
const dynamic = /\bimport\(\s*'([^']+)'/g

function resolved(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? posix.normalize(posix.join(dirname(from), specifier)) : specifier
}

/** Everything a file imports or passes on. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const stated = [...text.matchAll(statement)].map(([, type, specifier = '']) => ({ specifier, typeOnly: type !== undefined }))
  const called = [...text.matchAll(dynamic)].map(([, specifier = '']) => ({ specifier, typeOnly: false }))
  return [...stated, ...called].map(({ specifier, typeOnly }) => ({ from: path, to: resolved(path, specifier), typeOnly }))
}
