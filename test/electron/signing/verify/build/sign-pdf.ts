import { type CmsOptions, signCms } from './cms-writer.ts'
import type { TestIdentity } from './identities.ts'
import { append, type Objects, type WriteOptions } from './pdf-writer.ts'

export interface SignOptions extends WriteOptions {
  /** The number of the new signature dictionary. */
  readonly num: number
  readonly signer: TestIdentity
  /** Other objects of the same increment: at least the field that points to the signature. */
  readonly objects: Objects
  /** P of a DocMDP transform. */
  readonly certify?: number
  /** The inside of a FieldMDP transform's parameters. */
  readonly lock?: string
  readonly time?: string
  readonly subFilter?: string
  readonly type?: string
  /** Space for the CMS, in bytes. */
  readonly space?: number
  readonly cms?: CmsOptions
  /** Makes the CMS instead. */
  readonly make?: (data: Buffer) => Buffer
  readonly entries?: string
  /** Changes the finished hexadecimal digits. */
  readonly hex?: (digits: string) => string
  /** Changes the ByteRange that is written and signed. */
  readonly range?: (numbers: readonly number[]) => readonly number[]
}

const blank = '[0000000000 0000000000 0000000000 0000000000]'

/** Adds one signature as an increment. */
export function signPdf(pdf: Uint8Array, options: SignOptions): Buffer {
  const { space = 1024, subFilter = 'ETSI.CAdES.detached', type = 'Sig', time = 'D:20250102030405Z' } = options
  const reference = [
    ...(options.certify === undefined ? [] : [`<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${options.certify} /V /1.2 >> >>`]),
    ...(options.lock === undefined ? [] : [`<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type /TransformParams ${options.lock} /V /1.2 >> >>`]),
  ]
  const dictionary = `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} /ByteRange ${blank} /Contents <${'0'.repeat(space * 2)}>`
    + `${reference.length > 0 ? ` /Reference [ ${reference.join(' ')} ]` : ''} ${time === '' ? '' : `/M (${time})`} ${options.entries ?? ''} >>`
  const out = append(pdf, { ...options.objects, [options.num]: dictionary }, options)
  const gap = out.indexOf('/Contents <', pdf.length) + '/Contents '.length
  const resume = gap + space * 2 + 2
  const actual = [0, gap, resume, out.length - resume]
  const numbers = options.range?.(actual) ?? actual
  out.write(`[${numbers.map((number) => String(number).padStart(10, '0')).join(' ')}]`, out.indexOf(blank, pdf.length), 'latin1')
  const [, length = 0, from = 0, rest = 0] = numbers
  const data = Buffer.concat([out.subarray(0, length), out.subarray(from, from + rest)])
  const cms = options.make?.(data) ?? signCms(data, options.signer, options.cms)
  const digits = (options.hex ?? ((hex: string) => hex))(cms.toString('hex').padEnd(space * 2, '0'))
  out.write(digits, gap + 1, 'latin1')
  return out
}
