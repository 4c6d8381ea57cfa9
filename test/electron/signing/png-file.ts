import { crc32, deflateSync } from 'node:zlib'

export interface PngPlan {
  readonly width: number
  readonly height?: number
  readonly depth: number
  readonly colour: number
  readonly rows: readonly Uint8Array[]
  /** One for each row; none where left out. */
  readonly filters?: readonly number[]
  readonly palette?: Uint8Array
  readonly transparency?: Uint8Array
  readonly interlace?: number
  /** Instead of the rows. */
  readonly data?: Uint8Array
}

/** A PNG file, written plainly so that the reader has something independent to read. */
export function pngFile(plan: PngPlan): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(plan.width, 0)
  header.writeUInt32BE(plan.height ?? plan.rows.length, 4)
  header.set([plan.depth, plan.colour, 0, 0, plan.interlace ?? 0], 8)
  const step = Math.max(1, ({ 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[plan.colour] ?? 1) * plan.depth / 8)
  const filtered = plan.rows.flatMap((row, index) => {
    const filter = plan.filters?.[index] ?? 0
    return [Buffer.of(filter), filterRow(filter, row, plan.rows[index - 1] ?? new Uint8Array(row.length), step)]
  })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(plan.palette ? [chunk('PLTE', plan.palette)] : []),
    ...(plan.transparency ? [chunk('tRNS', plan.transparency)] : []),
    chunk('IDAT', plan.data ?? deflateSync(Buffer.concat(filtered))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function filterRow(filter: number, row: Uint8Array, above: Uint8Array, step: number): Buffer {
  return Buffer.from(row.map((value, i) => {
    const [left, up, corner] = [i < step ? 0 : (row[i - step] ?? 0), above[i] ?? 0, i < step ? 0 : (above[i - step] ?? 0)]
    const nearest = [left, up, corner].map((candidate) => Math.abs(left + up - corner - candidate))
    const paeth = [left, up, corner][nearest.indexOf(Math.min(...nearest))] ?? 0
    return value - ([0, left, up, Math.floor((left + up) / 2), paeth][filter] ?? 0)
  }))
}
