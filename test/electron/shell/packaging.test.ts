import { existsSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { Ajv } from 'ajv'

const file = (path: string) => new URL(`../../../${path}`, import.meta.url)
const text = (path: string) => readFileSync(file(path), 'utf8')
const configuration = load(text('electron-builder.yml')) as Record<string, unknown>
const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(text('node_modules/app-builder-lib/scheme.json')))

describe('electron-builder.yml', () => {
  it('is valid against electron-builder’s own schema', () => {
    expect(validate(configuration) ? [] : validate.errors).toEqual([])
  })

  it('is held to that schema: a misspelt fuse is found', () => {
    expect(validate({ ...configuration, electronFuses: { runAsNod: false } })).toBe(false)
  })

  it('turns off every way around the application and checks its archive', () => {
    expect(configuration['electronFuses']).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(configuration['asar']).toBe(true)
  })

  it('names icons that exist, and never publishes', () => {
    const icons = ['win', 'mac', 'linux'].map(platform => (configuration[platform] as { icon: string }).icon)
    expect(icons.filter(icon => !existsSync(file(icon)))).toEqual([])
    expect(configuration['publish']).toBeNull()
  })
})
