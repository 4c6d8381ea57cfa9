import { z } from 'zod'
import { trackings } from '#shared/contracts/contract.ts'
import { call } from '#shared/ipc/call.ts'
import {
  comparisonSchema,
  contractSideSchema,
  exchangeViewSchema,
  fileSideSchema,
  redlineAuditSchema,
  turnHistorySchema,
} from '#shared/ipc/negotiation-views.ts'
import { contractViewSchema, importReportSchema } from '#shared/ipc/views.ts'
import { idSchema } from '#shared/lib/ids.ts'
import { threadSchema } from '#shared/negotiation/comment.ts'
import { comparisonFormats, disclosureSchema, outboundCopies, outboundFormats } from '#shared/negotiation/exchange.ts'
import { issueSchema, issueTextSchema } from '#shared/negotiation/issue.ts'

const contract = idSchema<'contract'>()
const thread = idSchema<'thread'>()
const comment = idSchema<'comment'>()
const issue = idSchema<'issue'>()
const exchange = idSchema<'exchange'>()
const version = idSchema<'version'>()
const file = z.strictObject({ blob: idSchema<'blob'>(), fileName: z.string() })
const text = z.string().max(20_000)
const note = z.string().max(2_000)
const inThread = { contract, thread }

/** The calls of negotiation: tracking, comments, turns, what crosses between the sides, issues, comparison. */
export const negotiationApi = {
  'contracts.setTracking': call(z.strictObject({ contract, tracking: z.enum(trackings) }), contractViewSchema),

  'comments.list': call(z.strictObject({ contract }), z.array(threadSchema)),
  /** The window chooses the thread's id, for the mark in the text carries it too. */
  'comments.start': call(
    z.strictObject({ ...inThread, paragraph: z.string().max(200).nullable(), quote: z.string().max(2_000), internal: z.boolean(), text }),
    threadSchema,
  ),
  'comments.reply': call(z.strictObject({ ...inThread, text }), threadSchema),
  'comments.edit': call(z.strictObject({ ...inThread, comment, text }), threadSchema),
  'comments.remove': call(z.strictObject({ ...inThread, comment }), threadSchema),
  'comments.resolve': call(z.strictObject(inThread), threadSchema),
  'comments.reopen': call(z.strictObject(inThread), threadSchema),
  'comments.setInternal': call(z.strictObject({ ...inThread, internal: z.boolean() }), threadSchema),

  'negotiation.turns': call(z.strictObject({ contract }), turnHistorySchema),
  'negotiation.exchanges': call(z.strictObject({ contract }), z.array(exchangeViewSchema)),
  /** Names the text as it stands as a sent version, makes the files, records exactly what they are, and passes the turn. */
  'negotiation.send': call(
    z.strictObject({ contract, note, formats: z.array(z.enum(outboundFormats)).min(1).max(3), copies: z.array(z.enum(outboundCopies)).min(1).max(2).default([...outboundCopies]), disclosure: disclosureSchema }),
    z.strictObject({ view: contractViewSchema, sent: exchangeViewSchema }),
  ),
  /** Takes a file of the other side in as a received version and shows what it changes; the working text stays as it is. */
  'negotiation.receive': call(
    z.strictObject({ contract, ...file.shape, note }),
    z.strictObject({
      view: contractViewSchema,
      received: exchangeViewSchema,
      report: importReportSchema,
      comparison: comparisonSchema,
      /** Whether the working text was edited since the text that was compared with, so that adopting sets those edits aside as a version. */
      editedSince: z.boolean(),
    }),
  ),
  /** Makes the working text the redline of what was received: accepting gives theirs, rejecting ours. Edits since are refused, or set aside as a version. */
  'negotiation.adopt': call(z.strictObject({ contract, exchange, setAsideEdits: z.boolean() }), contractViewSchema),

  'issues.list': call(z.strictObject({ contract }), z.array(issueSchema)),
  'issues.add': call(z.strictObject({ contract, paragraph: z.string().max(200).nullable(), ...issueTextSchema.shape }), z.array(issueSchema)),
  'issues.change': call(z.strictObject({ contract, issue, ...issueTextSchema.shape }), z.array(issueSchema)),
  'issues.move': call(z.strictObject({ contract, issue, before: issue.nullable() }), z.array(issueSchema)),
  'issues.remove': call(z.strictObject({ contract, issue }), z.array(issueSchema)),
  'issues.export': call(z.strictObject({ contract, format: z.enum(['csv', 'html', 'pdf']) }), file),

  'compare.versions': call(z.strictObject({ contract, before: contractSideSchema, after: contractSideSchema }), comparisonSchema),
  'compare.files': call(z.strictObject({ before: fileSideSchema, after: fileSideSchema }), comparisonSchema),
  'compare.export': call(
    z.strictObject({
      compared: z.union([
        z.strictObject({ contract, before: contractSideSchema, after: contractSideSchema }),
        z.strictObject({ before: fileSideSchema, after: fileSideSchema }),
      ]),
      format: z.enum(comparisonFormats),
    }),
    file,
  ),
  'compare.audit': call(z.strictObject({ contract, sent: version, received: z.union([version, fileSideSchema]) }), redlineAuditSchema),
} as const
