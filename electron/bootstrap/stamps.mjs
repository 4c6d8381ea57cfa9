import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRoot, root } from './paths.mjs'

const stampPath = name => inRoot('out', 'bootstrap', `${name}.json`)

function* filesBelow(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    yield path
    return
  }
  for (const entry of readdirSync(path).sort()) yield* filesBelow(join(path, entry))
}

/** A hash over the names and contents of the given files and folders, relative to the application's folder. */
export function contentHash(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of filesBelow(inRoot(input))) {
      hash.update(`${relative(root, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest())
    }
  }
  return hash.digest('hex')
}

/** What was remembered under this name, or an empty record. */
export function recall(name) {
  return existsSync(stampPath(name)) ? JSON.parse(readFileSync(stampPath(name), 'utf8')) : {}
}

/** Remembers a small record under this name, in out/, where deleting it does no harm. */
export function remember(name, record) {
  mkdirSync(inRoot('out', 'bootstrap'), { recursive: true })
  writeFileSync(stampPath(name), `${JSON.stringify(record)}\n`)
}
