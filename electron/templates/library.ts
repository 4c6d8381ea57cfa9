import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { onPaper } from '#electron/contracts/paper.ts'
import type { Services } from '#electron/services.ts'
import { contractTypes, type ContractType } from '#shared/contracts/contract.ts'
import { fieldSchema, type Field, type FieldValue } from '#shared/document/field.ts'
import { instantiateTemplate } from '#shared/document/template/instantiate-template.ts'
import { documentField, templateSchema, type Template } from '#shared/document/template/template-manifest.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { TemplateView } from '#shared/ipc/views.ts'

/** A template with its text. */
interface TemplateSource {
  readonly manifest: Template
  readonly text: string
}

function readTemplate(folder: string): TemplateSource {
  const manifest = templateSchema.parse(JSON.parse(readFileSync(join(folder, 'template.json'), 'utf8')))
  return { manifest, text: readFileSync(join(folder, 'text.md'), 'utf8') }
}

/** The starter templates that come with the application, by title. */
export function allTemplates(resources: string): TemplateSource[] {
  const folder = join(resources, 'templates')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readTemplate(join(folder, entry.name)))
    .toSorted((a, b) => a.manifest.title.localeCompare(b.manifest.title, 'en'))
}

/** A new text, and what it was made from. */
export interface TemplateDocument {
  readonly doc: Node
  readonly manifest: Template
  readonly type: ContractType
}

function contractTypeOf(manifest: Template): ContractType {
  return contractTypes.find((type) => type === manifest.contractType) ?? 'other'
}

export function templateView({ manifest }: TemplateSource): TemplateView {
  const { id, title, version, summary, goodFor, notFor, questions } = manifest
  return { id, title, version, contractType: contractTypeOf(manifest), summary, goodFor, notFor, fields: manifest.fields.map((field) => fieldSchema.parse(documentField(field, {}))), questions }
}

/** A template as it is now; null where it is not there any more. */
export function findTemplate(resources: string, id: string): TemplateSource | null {
  return allTemplates(resources).find(({ manifest }) => manifest.id === id) ?? null
}

/** The text of a template with what a person filled in. Throws template.missing, and what the template refuses. */
export function documentFromTemplate(services: Services, id: string, fields: readonly Field[]): TemplateDocument {
  return documentFromTemplateValues(services, id, Object.fromEntries(fields.map((field) => [field.id, field.value])))
}

/** The same, from values by field id; what is not given keeps the template's own default. */
export function documentFromTemplateValues(
  services: Services,
  id: string,
  values: Readonly<Record<string, FieldValue | null>>,
): TemplateDocument {
  const source = allTemplates(services.resources).find(({ manifest }) => manifest.id === id)
  if (source === undefined) throw new AppError('template.missing', 'This template is not there any more. Choose another one.')
  const made = instantiateTemplate(source.manifest, source.text, values, services.newId)
  if (!made.ok) throw AppError.from(made.refusal)
  return { doc: onPaper(services, made.value), manifest: source.manifest, type: contractTypeOf(source.manifest) }
}
