const longest = 150
/** Names that Windows keeps for devices, whatever their ending. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * The name under which a file from outside is kept and shown: its last part, without what hides or turns around what it says, and without what file
 * systems refuse. It is never a path.
 */
export function evidenceName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).findLast((part) => part.trim() !== '') ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}:*?"<>|]/gu, ' ').replaceAll(/\s+/g, ' ').replace(/^[. ]+/, '').replace(/[. ]+$/, '')
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(plain)?.[0] ?? ''
  const stem = Array.from(plain.slice(0, plain.length - ending.length)).slice(0, longest).join('').trim()
  if (stem === '') return `File${ending}`
  return deviceName.test(stem) ? `File ${stem}${ending}` : `${stem}${ending}`
}
