import { isQualifiedName } from './characters.ts'
import { isKnownKey, joinName, namespaceKey, splitName, type NamespaceKey } from './namespaces.ts'

/** The namespace declarations in force at a place of a part (Namespaces in XML 1.0, 6). Prefix '' is the default namespace. */
export class Scope {
  readonly own: Map<string, string>
  readonly parent: Scope | null
  /** The scope of a parsed part that this one only adds to. */
  readonly base: Scope | null
  readonly #elementNames = new Map<string, string | null>()
  readonly #attributeNames = new Map<string, string | null>()
  readonly #prefixes = new Map<NamespaceKey, string>()
  readonly #covered = new WeakMap<Scope, boolean>()

  constructor(own: ReadonlyMap<string, string>, parent: Scope | null, base: Scope | null = null) {
    this.own = new Map(own)
    this.parent = parent
    this.base = base
  }

  /** The address a prefix stands for, or null. */
  address(prefix: string): string | null {
    if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace'
    const found = this.own.get(prefix)
    if (found !== undefined) return found
    if (this.parent !== null) return this.parent.address(prefix)
    return prefix === '' ? '' : null
  }

  /** The canonical name of an element written with this name here, or null when it is no name or its prefix is not declared. */
  elementName(written: string): string | null {
    const known = this.#elementNames.get(written)
    if (known !== undefined) return known
    const colon = written.indexOf(':')
    const address = isQualifiedName(written) ? this.address(colon < 0 ? '' : written.slice(0, colon)) : null
    const name = address === null ? null : joinName(namespaceKey(address), written.slice(colon + 1))
    this.#elementNames.set(written, name)
    return name
  }

  /** The canonical name of an attribute; one without prefix is in no namespace. */
  attributeName(written: string): string | null {
    const known = this.#attributeNames.get(written)
    if (known !== undefined) return known
    const plain = isQualifiedName(written) ? written : null
    const name = written.includes(':') ? this.elementName(written) : plain
    this.#attributeNames.set(written, name)
    return name
  }

  /** A prefix that stands for the namespace here: the canonical one before others; attributes cannot use the default namespace. */
  prefixFor(key: NamespaceKey, isAttribute: boolean): string | null {
    if (key === 'xml') return 'xml'
    const cacheKey = isAttribute ? `@${key}` : key
    const known = this.#prefixes.get(cacheKey)
    if (known !== undefined) return known
    const found = this.#findPrefix(key, isAttribute)
    if (found !== null) this.#prefixes.set(cacheKey, found)
    return found
  }

  #findPrefix(key: NamespaceKey, isAttribute: boolean): string | null {
    if (isKnownKey(key)) {
      const address = this.address(key)
      if (address !== null && namespaceKey(address) === key) return key
    }
    for (const prefix of this.#declaredPrefixes()) {
      const usable = prefix !== '' || !isAttribute
      if (usable && namespaceKey(this.address(prefix) ?? '') === key) return prefix
    }
    return null
  }

  #declaredPrefixes(): string[] {
    return [...this.own.keys(), ...(this.parent === null ? [] : this.parent.#declaredPrefixes())]
  }

  /** Whether text written under `other` means the same here: every prefix declared there stands for the same namespace. */
  covers(other: Scope): boolean {
    if (other === this || other === this.base) return true
    const known = this.#covered.get(other)
    if (known !== undefined) return known
    const covered = this.#agreesWith(other)
    this.#covered.set(other, covered)
    return covered
  }

  #agreesWith(other: Scope): boolean {
    for (const prefix of ['', ...other.#declaredPrefixes()]) {
      const here = this.address(prefix)
      if (here === null || namespaceKey(here) !== namespaceKey(other.address(prefix) ?? '')) return false
    }
    return true
  }
}

/** Attributes whose value is a list of prefixes (ECMA-376 Part 3, 10): read and written by canonical prefix. */
const PREFIX_LISTS = new Set(['mc:Ignorable', 'mc:MustUnderstand', 'Requires'])

/** Whether an attribute's value names namespaces by prefix. `Requires` counts on mc:Choice only. */
export function listsPrefixes(element: string, attribute: string): boolean {
  return PREFIX_LISTS.has(attribute) && (attribute !== 'Requires' || element === 'mc:Choice')
}

/** A list of prefixes as written in a part → by canonical prefix. Unknown ones stay as written. */
export function canonicalPrefixes(value: string, scope: Scope): string {
  return mapPrefixes(value, (prefix) => {
    const address = scope.address(prefix)
    const key = address === null ? '' : namespaceKey(address)
    return isKnownKey(key) ? key : prefix
  })
}

export function mapPrefixes(value: string, change: (prefix: string) => string): string {
  return value.replaceAll(/[^ \t\r\n]+/g, change)
}

/** The namespace key of a canonical name. */
export function keyOf(name: string): NamespaceKey {
  return splitName(name)[0]
}
