import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function withFile<T>(pdf: Uint8Array, use: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-pdf-'))
  try {
    const path = join(folder, 'file.pdf')
    writeFileSync(path, pdf)
    return use(path, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What poppler says of each signature made, in the order of the fields. */
export function pdfsig(pdf: Uint8Array): { name: string; valid: boolean; total: boolean }[] {
  const report = withFile(pdf, (path) => spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout)
  return report.split(/^Signature #\d+:$/m).slice(1).filter((part) => !part.includes('is not signed')).map((part) => ({
    name: /Signature Field Name: (.*)/.exec(part)?.[1] ?? '',
    valid: part.includes('Signature Validation: Signature is Valid.'),
    total: /- Total document signed/.test(part),
  }))
}

/** Throws with qpdf's words unless it finds neither error nor warning. */
export function qpdfCheck(pdf: Uint8Array): void {
  withFile(pdf, (path) => execFileSync('qpdf', ['--check', path], { encoding: 'utf8', stdio: 'pipe' }))
}

/** Every object as qpdf reads it, by number; streams with their decoded data. */
export function qpdfObjects(pdf: Uint8Array): Map<string, string> {
  const text = withFile(pdf, (path) => execFileSync('qpdf', ['--json', '--json-stream-data=inline', path], { encoding: 'utf8', maxBuffer: 2 ** 28 }))
  const document: { qpdf: [unknown, Record<string, unknown>] } = JSON.parse(text)
  return new Map(Object.entries(document.qpdf[1]).map(([key, value]) => [key, JSON.stringify(value)]))
}

export interface SignedRange {
  readonly numbers: readonly [number, number, number, number]
  readonly content: Buffer
  /** The hexadecimal digits between the angle brackets. */
  readonly digits: string
  readonly cms: Buffer
}

/** The last signature in the file, read from its bytes alone. */
export function lastSignature(pdf: Uint8Array): SignedRange {
  const bytes = Buffer.from(pdf)
  const text = bytes.toString('latin1')
  const match = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/.exec(text.slice(text.lastIndexOf('/ByteRange')))
  if (!match) throw new Error('There is no byte range.')
  const [a = 0, b = 0, c = 0, d = 0] = match.slice(1).map(Number)
  const digits = text.slice(b + 1, c - 1)
  const octets = Buffer.from(digits, 'hex')
  return {
    numbers: [a, b, c, d],
    content: Buffer.concat([bytes.subarray(a, a + b), bytes.subarray(c, c + d)]),
    digits,
    cms: octets.subarray(0, 4 + octets.readUInt16BE(2)),
  }
}

/** Whether openssl accepts a detached CMS over the content; trust in the certificate aside. */
export function opensslVerifies(cms: Uint8Array, content: Uint8Array): boolean {
  return withFile(content, (path, folder) => {
    const file = join(folder, 'cms.der')
    writeFileSync(file, cms)
    const run = spawnSync('openssl', ['cms', '-verify', '-inform', 'DER', '-in', file, '-content', path, '-noverify', '-binary', '-out', join(folder, 'out')], { encoding: 'utf8' })
    return run.status === 0 && readFileSync(join(folder, 'out')).equals(content)
  })
}

export function opensslCmsText(cms: Uint8Array): string {
  return execFileSync('openssl', ['cms', '-cmsout', '-print', '-noout', '-inform', 'DER'], { input: cms, encoding: 'utf8' })
}

/** The page as a picture (PPM unless asked otherwise) at 72 dots an inch. */
export function renderedPage(pdf: Uint8Array, page = 1, ...options: string[]): Buffer {
  return withFile(pdf, (path) => execFileSync('pdftoppm', ['-r', '72', ...options, '-f', String(page), '-l', String(page), path], { maxBuffer: 2 ** 26 }))
}
