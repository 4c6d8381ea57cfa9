const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Character data or an attribute's value with its references replaced (XML 1.0, 4.1 and 4.6), or null when one is unknown or names
 * no XML character. There is no DTD, hence no other entity.
 */
export function unescaped(raw: string): string | null {
  if (!raw.includes('&')) return raw
  let whole = true
  const plain = raw.replaceAll(/&(?:#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}))|([a-z]{2,4}));|&/g, (_, hex?: string, decimal?: string, name?: string) => {
    const value = name === undefined ? fromCode(hex, decimal) : (NAMED[name] ?? null)
    if (value === null) whole = false
    return value ?? ''
  })
  return whole ? plain : null
}

function fromCode(hex: string | undefined, decimal: string | undefined): string | null {
  const code = hex === undefined ? (decimal === undefined ? Number.NaN : Number.parseInt(decimal, 10)) : Number.parseInt(hex, 16)
  return isXmlCharacter(code) ? String.fromCodePoint(code) : null
}

/** XML 1.0, 2.2: the characters a document may hold. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

// oxlint-disable-next-line no-control-regex -- these are the characters XML 1.0, 2.2 forbids
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

/** Whether every character is one XML may hold. */
export function isXmlText(text: string): boolean {
  return !FORBIDDEN.test(text) && text.isWellFormed()
}

/** The text with what XML cannot hold left out (a form feed typed into a contract must not make an unreadable file). */
function representable(value: string): string {
  return isXmlText(value) ? value : [...value].filter((character) => isXmlCharacter(character.codePointAt(0) ?? 0)).join('')
}

/** Character data as written in a part. */
export function escapedText(value: string): string {
  return representable(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')
}

/** An attribute's value as written between double quotes; white space other than the space survives as a reference (XML 1.0, 3.3.3). */
export function escapedValue(value: string): string {
  return representable(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (white) => `&#x${white.charCodeAt(0).toString(16).toUpperCase()};`)
}

const NAME_START = ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*$`, 'u')

/** Whether a name may stand in a part: XML 1.0, 2.3, with at most one colon and none at either end (Namespaces in XML, 3). */
export function isQualifiedName(name: string): boolean {
  const colon = name.indexOf(':')
  if (!NAME.test(name)) return false
  return colon < 0 || (colon > 0 && colon === name.lastIndexOf(':') && NAME.test(name.slice(colon + 1)))
}
