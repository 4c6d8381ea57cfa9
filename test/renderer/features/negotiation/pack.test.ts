import { describe, expect, it } from 'vitest'
import { basisOf } from '#renderer/features/negotiation/turns/pack.ts'
import type { ExchangeView } from '#shared/ipc/negotiation-views.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { Version } from '#shared/contracts/version.ts'
import { ada, contract, hashA, id, noon } from '#test/helpers/records.ts'

function version(number: number, kind: Version['kind'] = 'internal'): Version {
  return { id: id(`v${number}`), contract: id('lease'), number, name: `Version ${number}`, kind, hash: hashA, note: '', words: 1, createdAt: noon, createdBy: ada.id }
}

function view(versions: readonly Version[], template: ContractView['contract']['template'] = null): ContractView {
  return { contract: contract({ template }), shown: 'draft', owner: ada, editable: true, annotatable: true, commands: [], versions: [...versions], rounds: [], route: null, ceremonies: [] }
}

function exchange(crossed: Version): ExchangeView {
  return {
    exchange: { id: id('x'), contract: id('lease'), direction: 'sent', version: crossed.id, versionHash: hashA, at: noon, by: ada.id, counterparty: '', note: '', basis: null, disclosure: null, files: [] },
    byName: 'Ada',
    version: crossed,
    adopted: null,
  }
}

const template = { id: 'lease', version: 1 }

describe('what the redline of a pack shows changes from', () => {
  it('is the text that crossed last', () => {
    expect(basisOf(view([version(1), version(2, 'sent'), version(3)]), [exchange(version(2, 'sent'))])).toEqual({ kind: 'version', number: 2 })
  })
  it('is the last version named as sent or received, where nothing crossed through the application', () => {
    expect(basisOf(view([version(3), version(2, 'received'), version(1, 'sent')], template), [])).toEqual({ kind: 'version', number: 2 })
  })
  it('is the template, then the first version, then nothing', () => {
    expect(basisOf(view([version(1)], template), [])).toEqual({ kind: 'template' })
    expect(basisOf(view([version(2), version(1)]), [])).toEqual({ kind: 'version', number: 1 })
    expect(basisOf(view([]), [])).toBeNull()
  })
})
