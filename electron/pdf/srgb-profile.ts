/**
 * An ICC profile of the sRGB colour space (IEC 61966-2-1), version 2.4 (ICC.1:2001-04), made from the standard's numbers:
 * the primaries adapted to D50 (Bradford) and the transfer curve in 1024 steps. The bytes are always the same.
 */
export function srgbProfile(): Uint8Array {
  const curve = curveTag()
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from('No copyright, use freely\0', 'latin1')])],
    ['wtpt', xyzTag(0.9642, 1, 0.8249)],
    ['rXYZ', xyzTag(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyzTag(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyzTag(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const tableLength = 4 + tags.length * 12
  const table = Buffer.alloc(tableLength)
  table.writeUInt32BE(tags.length, 0)
  const placed = new Map<Buffer, number>()
  const parts: Buffer[] = []
  let offset = 128 + tableLength
  for (const [index, [signature, data]] of tags.entries()) {
    if (!placed.has(data)) {
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
      placed.set(data, offset)
      parts.push(padded)
      offset += padded.length
    }
    table.write(signature, 4 + index * 12, 'latin1')
    table.writeUInt32BE(placed.get(data) ?? 0, 8 + index * 12)
    table.writeUInt32BE(data.length, 12 + index * 12)
  }
  return Uint8Array.from(Buffer.concat([header(offset), table, ...parts]))
}

/** The header (ICC.1:2001-04, 6.1). */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02400000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [index, part] of [2000, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + index * 2)
  bytes.write('acsp', 36, 'latin1')
  xyz(0.9642, 1, 0.8249).copy(bytes, 68)
  return bytes
}

function xyz(...values: readonly [number, number, number]): Buffer {
  const bytes = Buffer.alloc(12)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65536), index * 4)
  return bytes
}

function xyzTag(...values: readonly [number, number, number]): Buffer {
  return Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), xyz(...values)])
}

/** textDescriptionType (6.5.17): the ASCII text, then empty Unicode and ScriptCode parts. */
function descriptionTag(text: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length + 1)
  return Buffer.concat([Buffer.from('desc\0\0\0\0', 'latin1'), length, Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(8 + 3 + 67)])
}

/** curveType (6.5.3) with the transfer function of IEC 61966-2-1, 4.2. */
function curveTag(): Buffer {
  const steps = 1024
  const bytes = Buffer.alloc(12 + steps * 2)
  bytes.write('curv', 0, 'latin1')
  bytes.writeUInt32BE(steps, 8)
  for (let step = 0; step < steps; step += 1) {
    const value = step / (steps - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65535), 12 + step * 2)
  }
  return bytes
}
