const TABLES = tables()

/** CRC-32 as zip uses it (ISO 3309), four bytes at a time; `from` continues an earlier one. */
export function crc32(bytes: Uint8Array, from = 0): number {
  const [first, second, third, fourth] = TABLES
  const { length } = bytes
  let crc = ~from
  let at = 0
  for (; at + 4 <= length; at += 4) {
    crc ^= byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24)
    crc = entry(fourth, crc & 255) ^ entry(third, (crc >>> 8) & 255) ^ entry(second, (crc >>> 16) & 255) ^ entry(first, crc >>> 24)
  }
  for (; at < length; at++) crc = entry(first, (crc ^ byte(bytes, at)) & 255) ^ (crc >>> 8)
  return ~crc >>> 0
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

function entry(table: Int32Array, at: number): number {
  return table[at] ?? 0
}

function tables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const first = new Int32Array(256)
  for (let index = 0; index < 256; index++) {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    first[index] = value
  }
  const next = (table: Int32Array) => table.map((value) => entry(first, value & 255) ^ (value >>> 8))
  const second = next(first)
  const third = next(second)
  return [first, second, third, next(third)]
}
