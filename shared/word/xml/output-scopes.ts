import { isStrictAddress, namespaceAddress, namespaceKey, splitName, type NamespaceKey } from './namespaces.ts'
import { Scope } from './scope.ts'

/** The namespace declarations of a part being written: those its root had, and those that turn out to be needed. */
export class OutputScopes {
  readonly root: Scope
  /** Prefix and address of what the root must declare in addition. */
  readonly added = new Map<string, string>()
  readonly #strict: boolean

  /** `inside`: what is in force inside the root as it was read; null for a root made by us. */
  constructor(inside: Scope | null) {
    this.root = new Scope(inside?.own ?? new Map(), inside?.parent ?? null, inside)
    this.#strict = inside !== null && [...inside.own.values()].some(isStrictAddress)
  }

  /** The scope inside an element that declares namespaces of its own. */
  within(scope: Scope, source: { outer: Scope; inner: Scope }): Scope {
    return source.inner === source.outer ? scope : new Scope(source.inner.own, scope, source.inner)
  }

  /** A canonical name as it is written where `scope` is in force. */
  written(name: string, scope: Scope, isAttribute: boolean): string {
    const [key, local] = splitName(name)
    if (key === '') return local
    const prefix = scope.prefixFor(key, isAttribute) ?? this.#declare(key, scope)
    return prefix === '' ? local : `${prefix}:${local}`
  }

  /** The prefix a known namespace has where `scope` is in force, declared when it is not yet. */
  prefix(key: NamespaceKey, scope: Scope): string {
    return scope.prefixFor(key, true) ?? this.#declare(key, scope)
  }

  /** Whether an element in no namespace means that here. */
  hasNoDefault(scope: Scope): boolean {
    return scope.address('') === ''
  }

  /** The scope inside an element that takes the default namespace away. */
  withoutDefault(scope: Scope): Scope {
    return new Scope(new Map([['', '']]), scope)
  }

  #declare(key: NamespaceKey, scope: Scope): string {
    const stem = key.startsWith('{') ? 'ns' : key
    let prefix = key.startsWith('{') ? 'ns1' : key
    for (let number = 2; scope.address(prefix) !== null; number++) prefix = `${stem}${number}`
    const address = namespaceAddress(key, this.#strict)
    if (namespaceKey(address) !== key) throw new Error(`No namespace is known as ${key}`)
    this.root.own.set(prefix, address)
    this.added.set(prefix, address)
    return prefix
  }
}
