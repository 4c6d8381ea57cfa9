import { WordFault } from '../fault.ts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** What a file that is no zip archive is instead, said to the person. */
export function notAnArchive(bytes: Uint8Array): WordFault {
  if (OLE.every((byte, index) => bytes[index] === byte)) return compoundFile(bytes)
  return new WordFault('word.not-a-package', `This is ${named(bytes)} and no Word document (.docx). Open it in Word, save it as .docx, and try again.`)
}

/** Whether the bytes begin as a zip archive does, an empty one included. */
export function looksLikeArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
}

// [MS-CFB] holds both the old .doc and, by [MS-OFFCRYPTO] 1.3, any document with a password; their streams' names tell which.
function compoundFile(bytes: Uint8Array): WordFault {
  if (holds(bytes, 'EncryptedPackage') || holds(bytes, 'EncryptionInfo')) {
    return new WordFault('word.encrypted', 'The file is protected with a password. Open it in Word, remove the password, and try again with the copy.')
  }
  return new WordFault('word.legacy-format', 'The file is in the format Word used before 2007 (.doc). Open it in Word, save it as .docx, and try again.')
}

function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name).flatMap((character) => [character.charCodeAt(0), 0])
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

function named(bytes: Uint8Array): string {
  const start = Array.from(bytes.subarray(0, 64), (byte) => String.fromCharCode(byte)).join('').trimStart()
  if (bytes.length === 0) return 'an empty file'
  if (start.startsWith('{\\rtf')) return 'rich text (RTF)'
  if (start.startsWith('%PDF')) return 'a PDF'
  if (start.startsWith('<?xml') || start.startsWith('\u00ef\u00bb\u00bf<?xml')) return 'a bare XML file'
  if (/^<(?:!doctype )?html/i.test(start)) return 'a web page'
  return 'a file of another kind'
}
