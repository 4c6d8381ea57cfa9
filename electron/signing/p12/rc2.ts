/** PITABLE of RFC 2268, section 2: bytes derived from the digits of pi. */
const PI = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626'
  + '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731'
  + '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad', 'hex')

/** The 64 words of RFC 2268, section 2. */
function expandedKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(128)
  bytes.set(key)
  for (let at = key.length; at < 128; at++) bytes[at] = PI[((bytes[at - 1] ?? 0) + (bytes[at - key.length] ?? 0)) & 0xff] ?? 0
  const effective = Math.ceil(effectiveBits / 8)
  const mask = 0xff >> (8 * effective - effectiveBits)
  bytes[128 - effective] = PI[(bytes[128 - effective] ?? 0) & mask] ?? 0
  for (let at = 127 - effective; at >= 0; at--) bytes[at] = PI[(bytes[at + 1] ?? 0) ^ (bytes[at + effective] ?? 0)] ?? 0
  return Uint16Array.from({ length: 64 }, (_, word) => (bytes[word * 2] ?? 0) | ((bytes[word * 2 + 1] ?? 0) << 8))
}

const TURNS = [1, 2, 3, 5] as const

/** Decrypts one block in place: the rounds of section 4 backwards. */
function decryptBlock(words: Uint16Array, key: Uint16Array): void {
  const word = (index: number): number => words[index & 3] ?? 0
  let next = 63
  const mix = (): void => {
    for (let i = 3; i >= 0; i--) {
      const turn = TURNS[i] ?? 0
      const turned = (word(i) >>> turn) | (word(i) << (16 - turn))
      words[i] = turned - (key[next--] ?? 0) - (word(i + 3) & word(i + 2)) - (~word(i + 3) & word(i + 1))
    }
  }
  const mash = (): void => {
    for (let i = 3; i >= 0; i--) words[i] = word(i) - (key[word(i + 3) & 63] ?? 0)
  }
  for (const rounds of [5, 6, 5]) {
    for (let round = 0; round < rounds; round++) mix()
    if (next >= 0) mash()
  }
}

/**
 * Decrypts RC2 in CBC mode (RFC 2268) and takes the padding off: the cipher of old .p12 files, which OpenSSL no longer has by itself.
 * Nothing is ever encrypted with it. Gives nothing when the padding is wrong, as it is with a wrong key.
 */
export function decryptRc2(data: Uint8Array, { key, iv, effectiveBits }: { readonly key: Uint8Array; readonly iv: Uint8Array; readonly effectiveBits: number }): Buffer | undefined {
  if (data.length === 0 || data.length % 8 !== 0) return undefined
  const words = expandedKey(key, effectiveBits)
  const plain = Buffer.alloc(data.length)
  const block = new Uint16Array(4)
  let previous = iv
  for (let at = 0; at < data.length; at += 8) {
    const encrypted = data.subarray(at, at + 8)
    for (let i = 0; i < 4; i++) block[i] = (encrypted[i * 2] ?? 0) | ((encrypted[i * 2 + 1] ?? 0) << 8)
    decryptBlock(block, words)
    for (let i = 0; i < 8; i++) plain[at + i] = (((block[i >> 1] ?? 0) >>> ((i & 1) * 8)) & 0xff) ^ (previous[i] ?? 0)
    previous = encrypted
  }
  words.fill(0)
  const padding = plain.at(-1) ?? 0
  const sound = padding >= 1 && padding <= 8 && plain.subarray(-padding).every((octet) => octet === padding)
  return sound ? plain.subarray(0, plain.length - padding) : undefined
}
