import type { Node } from 'prosemirror-model'
import type { Services } from '#electron/services.ts'
import { documentFromTemplateValues, findTemplate } from '#electron/templates/library.ts'
import { factsOfContract } from '#shared/approvals/facts.ts'
import type { Facts, Round } from '#shared/approvals/round.ts'
import { changedClauses } from '#shared/compare/changed-clauses.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { fieldsOf } from '#shared/document/fields.ts'

/**
 * How many clauses of a text depart from the template it began from, filled in with the same values. Null without a template, and where
 * there is another version of it now: what it said is not known then.
 */
function deviationsOf(services: Services, { template }: Contract, doc: Node): number | null {
  const source = template === null ? null : findTemplate(services.resources, template.id)
  if (template === null || source?.manifest.version !== template.version) return null
  // Fields that were added to the text are none of the template's.
  const own = new Set(source.manifest.fields.map(({ id }) => id))
  const values = Object.fromEntries(fieldsOf(doc).filter(({ id }) => own.has(id)).map((field) => [field.id, field.value]))
  return changedClauses(documentFromTemplateValues(services, template.id, values).doc, doc)
}

/** What approvals of a contract may rest on, from its details and its text as they are now. */
export function factsNow(services: Services, contract: Contract): Facts {
  const { doc } = services.drafts.read(contract.id)
  return factsOfContract(contract, fieldsOf(doc), deviationsOf(services, contract, doc))
}

/** The same while it is submitted: the text is fixed then, so what was found out about it still holds. */
export function factsWhileSubmitted(services: Services, contract: Contract, round: Round): Facts {
  const { doc } = services.drafts.read(contract.id)
  const known = round.facts['deviations'] ?? null
  return factsOfContract(contract, fieldsOf(doc), known === null ? null : Number(known))
}
