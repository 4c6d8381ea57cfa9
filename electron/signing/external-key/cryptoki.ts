import type koffiModule from 'koffi'
import type { TypeObject } from 'koffi'
import { AppError } from '#shared/ipc/errors.ts'

/** Constants of PKCS #11 (OASIS, version 2.40). */
export const CK = {
  ok: 0, alreadyInitialised: 0x191, pinIncorrect: 0xa0, pinInvalid: 0xa1, pinLengthRange: 0xa2, pinLocked: 0xa4, alreadyLoggedIn: 0x100,
  serialSession: 4, user: 1, tokenInitialised: 0x400,
  attribute: { objectClass: 0, label: 3, value: 0x11, certificateType: 0x80, id: 0x102, sign: 0x108 },
  certificate: 1, privateKey: 3, x509: 0,
  mechanism: { rsaPkcs: 1, rsaPkcsPss: 0xd, ecdsa: 0x1041 },
  hash: { sha256: 0x250, sha384: 0x260, sha512: 0x270 }, mgf: { sha256: 2, sha384: 3, sha512: 4 },
} as const

/** An attribute asked for or looked for: its type, and its value as octets. */
export interface Attribute {
  readonly type: number
  readonly value: Uint8Array
}

/** How to sign: a mechanism, with its parameter as octets when it has one. */
export interface Mechanism {
  readonly mechanism: number
  readonly parameter?: Uint8Array
}

/** The calls of a PKCS #11 module that signing needs. Each throws AppError 'device.failed' with the code the module answered, or as named there. */
export interface Cryptoki {
  slots(): readonly number[]
  /** What the token in a slot is called; nothing when it was never set up. */
  tokenLabel(slot: number): string | undefined
  open(slot: number): number
  login(session: number, pin: string): void
  find(session: number, template: readonly Attribute[]): readonly number[]
  value(session: number, object: number, type: number): Uint8Array
  sign(session: number, key: number, how: Mechanism, data: Uint8Array): Uint8Array
  close(session: number): void
}

/** An unsigned long of this machine (CK_ULONG) as octets: four on Windows, eight elsewhere. */
export function ulong(value: number): Buffer {
  const bytes = Buffer.alloc(process.platform === 'win32' ? 4 : 8)
  bytes.writeUInt32LE(value, 0)
  return bytes
}

/** A parameter of a C function: a type by its name or as made, or one that is written to. */
type CType = string | TypeObject | ReturnType<typeof koffiModule.out>

const MOST = 256
const LONGEST_VALUE = 64 * 1024

/** Loads a module, a library of the maker of the token. Throws 'device.module-unreadable' when it is none or does not begin. */
export async function loadCryptoki(path: string): Promise<Cryptoki> {
  const { default: koffi } = await import('koffi')
  // PKCS #11, section 5.2: structures are packed on Windows.
  const struct = process.platform === 'win32' ? koffi.pack : koffi.struct
  const attribute = struct({ type: 'ulong', value: 'uint8_t *', length: 'ulong' })
  const mechanism = struct({ mechanism: 'ulong', parameter: 'uint8_t *', length: 'ulong' })
  const attributes = koffi.pointer(attribute)
  const library = load(() => koffi.load(path))
  const entry = (name: string, types: readonly CType[]): ((...values: readonly unknown[]) => number) => load(() => library.func(name, 'ulong', [...types]))
  const initialise = entry('C_Initialize', ['void *'])
  const getSlotList = entry('C_GetSlotList', ['uint8_t', 'ulong *', koffi.inout('ulong *')])
  const getTokenInfo = entry('C_GetTokenInfo', ['ulong', 'uint8_t *'])
  const openSession = entry('C_OpenSession', ['ulong', 'ulong', 'void *', 'void *', koffi.out('ulong *')])
  const login = entry('C_Login', ['ulong', 'ulong', 'uint8_t *', 'ulong'])
  const findInit = entry('C_FindObjectsInit', ['ulong', attributes, 'ulong'])
  const find = entry('C_FindObjects', ['ulong', koffi.out('ulong *'), 'ulong', koffi.out('ulong *')])
  const findFinal = entry('C_FindObjectsFinal', ['ulong'])
  const getValue = entry('C_GetAttributeValue', ['ulong', 'ulong', koffi.inout(attributes), 'ulong'])
  const signInit = entry('C_SignInit', ['ulong', koffi.pointer(mechanism), 'ulong'])
  const sign = entry('C_Sign', ['ulong', 'uint8_t *', 'ulong', 'uint8_t *', koffi.inout('ulong *')])
  const logout = entry('C_Logout', ['ulong'])
  const closeSession = entry('C_CloseSession', ['ulong'])

  const begun = initialise(null)
  if (begun !== CK.ok && begun !== CK.alreadyInitialised) throw unreadable(new Error(`C_Initialize answered ${begun}`))

  return {
    slots() {
      const list = process.platform === 'win32' ? new Uint32Array(MOST) : new BigUint64Array(MOST)
      const count = [MOST]
      requireOk('C_GetSlotList', getSlotList(1, list, count))
      return Array.from(list.subarray(0, Number(count[0] ?? 0)), Number)
    },
    tokenLabel(slot) {
      const info = new Uint8Array(256)
      requireOk('C_GetTokenInfo', getTokenInfo(slot, info))
      const flags = Buffer.from(info).readUInt32LE(96)
      return (flags & CK.tokenInitialised) === 0 ? undefined : Buffer.from(info.subarray(0, 32)).toString('utf8').trim()
    },
    open(slot) {
      const session = [0]
      requireOk('C_OpenSession', openSession(slot, CK.serialSession, null, null, session))
      return Number(session[0])
    },
    login(session, pin) {
      const typed = Buffer.from(pin, 'utf8')
      const answer = login(session, CK.user, typed, typed.length)
      typed.fill(0)
      if (answer === CK.pinIncorrect || answer === CK.pinInvalid || answer === CK.pinLengthRange) {
        throw new AppError('device.wrong-pin', 'This PIN does not open the token. Nothing was signed; after a few wrong ones the token locks itself.')
      }
      if (answer === CK.pinLocked) throw new AppError('device.locked', 'The token locked itself after wrong PINs. Nothing was signed; unlock it with the program of its maker.')
      if (answer !== CK.alreadyLoggedIn) requireOk('C_Login', answer)
    },
    find(session, template) {
      requireOk('C_FindObjectsInit', findInit(session, template.map(({ type, value }) => ({ type, value, length: value.length })), template.length))
      const objects: number[] = []
      const [object, count] = [[0], [0]]
      while (objects.length < MOST) {
        requireOk('C_FindObjects', find(session, object, 1, count))
        if (Number(count[0]) === 0) break
        objects.push(Number(object[0]))
      }
      requireOk('C_FindObjectsFinal', findFinal(session))
      return objects
    },
    value(session, object, type) {
      const value = new Uint8Array(LONGEST_VALUE)
      const asked = [{ type, value, length: value.length }]
      requireOk('C_GetAttributeValue', getValue(session, object, asked, 1))
      return value.slice(0, Number(asked[0]?.length ?? 0))
    },
    sign(session, key, { mechanism: number, parameter }, data) {
      requireOk('C_SignInit', signInit(session, { mechanism: number, parameter: parameter ?? null, length: parameter?.length ?? 0 }, key))
      const [signature, length] = [new Uint8Array(1024), [1024]]
      requireOk('C_Sign', sign(session, data, data.length, signature, length))
      return signature.slice(0, Number(length[0]))
    },
    close(session) {
      logout(session)
      requireOk('C_CloseSession', closeSession(session))
    },
  }
}

function load<T>(act: () => T): T {
  try {
    return act()
  } catch (cause) {
    throw unreadable(cause)
  }
}

function unreadable(cause: unknown): AppError {
  return new AppError('device.module-unreadable', 'This file is no PKCS #11 module that can be used here. Nothing was signed; choose the one that the maker of the token gives.', { cause })
}

function requireOk(call: string, answer: number): void {
  if (answer !== CK.ok) throw new AppError('device.failed', `The token could not do what was asked (${call}: 0x${answer.toString(16)}). Nothing was signed; take it out, put it in and try again.`)
}
