import { attr, child, type XmlElement } from '#shared/word/xml/tree.ts'

/** The value of an on/off property (ECMA-376 Part 1, 17.17.4, ST_OnOff): present without a value means on. */
export function isOn(property: XmlElement): boolean {
  const value = attr(property, 'w:val')
  return value === null || !['0', 'false', 'off'].includes(value)
}

/** A whole number in an attribute, or null where there is none. */
export function wholeNumber(property: XmlElement | null, name = 'w:val'): number | null {
  const raw = property === null ? null : attr(property, name)
  return raw !== null && /^[+-]?\d{1,10}$/.test(raw.trim()) ? Number(raw) : null
}

/** The value of a child's w:val, or null. */
export function valueOf(parent: XmlElement | null, name: string): string | null {
  const found = parent === null ? null : child(parent, name)
  return found === null ? null : attr(found, 'w:val')
}
