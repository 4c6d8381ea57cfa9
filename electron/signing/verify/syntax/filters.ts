import { inflateSync } from 'node:zlib'
import { type Budget, LimitReached, PdfSyntaxError } from './budget.ts'
import { dictOf, entryOf, integerOf, nameOf, type PdfDict, type PdfStream, type PdfValue } from './values.ts'

/** Resolves a reference to the object it names. */
export type Resolve = (value: PdfValue) => PdfValue

/** The data of a stream with no filter or FlateDecode, with or without a PNG predictor (ISO 32000-2, 7.4.4). Other filters throw PdfSyntaxError. */
export function decodeStream(stream: PdfStream, budget: Budget, resolve: Resolve): Uint8Array {
  const filters = asList(resolve(entryOf(stream.dict, 'Filter'))).map(resolve)
  const parms = asList(resolve(entryOf(stream.dict, 'DecodeParms'))).map(resolve)
  let data = stream.data
  filters.forEach((filter, i) => {
    const name = nameOf(filter)
    if (name !== 'FlateDecode' && name !== 'Fl') throw new PdfSyntaxError(`Filter ${name ?? 'of no name'}`, stream.start)
    data = inflate(data, budget)
    const parm = parms[i] === undefined ? undefined : dictOf(parms[i])
    if (parm !== undefined) data = unpredict(data, parm, budget, resolve)
  })
  return data
}

function asList(value: PdfValue): readonly PdfValue[] {
  if (value.kind === 'null') return []
  return value.kind === 'array' ? value.items : [value]
}

function inflate(data: Uint8Array, budget: Budget): Uint8Array {
  try {
    const out = inflateSync(data, { maxOutputLength: budget.decompressedLeft() })
    budget.spendDecompressed(out.length)
    return out
  } catch (error) {
    if (error instanceof LimitReached) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw new LimitReached('Too much compressed data')
    throw new PdfSyntaxError('Compressed data is damaged')
  }
}

/** PNG predictors (ISO 32000-2, 7.4.4.4; PNG section 9). */
function unpredict(data: Uint8Array, parms: PdfDict, budget: Budget, resolve: Resolve): Uint8Array {
  const number = (key: string, absent: number) => {
    const value = resolve(entryOf(parms, key))
    return value.kind === 'null' ? absent : integerOf(value) ?? -1
  }
  const predictor = number('Predictor', 1)
  if (predictor === 1) return data
  const bits = number('Colors', 1) * number('BitsPerComponent', 8)
  const row = Math.ceil((bits * number('Columns', 1)) / 8)
  const pixel = Math.max(1, bits >> 3)
  if (predictor < 10 || predictor > 15 || bits <= 0 || row <= 0 || data.length % (row + 1) !== 0) throw new PdfSyntaxError('Predictor')
  const rows = data.length / (row + 1)
  budget.spend(data.length >> 3)
  const out = new Uint8Array(rows * row)
  for (let y = 0; y < rows; y++) {
    const type = data[y * (row + 1)] ?? 0
    if (type > 4) throw new PdfSyntaxError('Predictor of a row')
    for (let x = 0; x < row; x++) {
      const left = x >= pixel ? out[y * row + x - pixel] ?? 0 : 0
      const up = y > 0 ? out[(y - 1) * row + x] ?? 0 : 0
      const corner = x >= pixel && y > 0 ? out[(y - 1) * row + x - pixel] ?? 0 : 0
      const guess = type === 0 ? 0 : type === 1 ? left : type === 2 ? up : type === 3 ? (left + up) >> 1 : paeth(left, up, corner)
      out[y * row + x] = (data[y * (row + 1) + 1 + x] ?? 0) + guess
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const toLeft = Math.abs(guess - left)
  const toUp = Math.abs(guess - up)
  const toCorner = Math.abs(guess - corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
