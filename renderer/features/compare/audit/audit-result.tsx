import { useState, type ReactNode } from 'react'
import { AuditHeadline } from '#renderer/features/compare/audit/audit-headline.tsx'
import { TrackedTable } from '#renderer/features/compare/audit/tracked-table.tsx'
import { UntrackedTable } from '#renderer/features/compare/audit/untracked-table.tsx'
import { untrackedCount } from '#renderer/features/compare/audit/untracked-count.ts'
import { CompareHead } from '#renderer/features/compare/compare-head.tsx'
import { CompareView } from '#renderer/features/compare/compare-view.tsx'
import type { PaperServices } from '#renderer/features/compare/in-line.tsx'
import { auditTexts } from '#renderer/features/compare/texts.ts'
import type { RedlineAudit } from '#shared/ipc/negotiation-views.ts'
import classes from './audit.module.css'

interface AuditResultProps {
  readonly audit: RedlineAudit
  readonly head: ReactNode
  readonly services: PaperServices
}

/** A change being looked at in its text: in what was not tracked, or in what came back. */
interface Looked {
  readonly text: 'untracked' | 'tracked'
  readonly at: number
}

/** The verdict in one sentence, every change without tracking apart, and the tracked ones below. */
export function AuditResult({ audit, head, services }: AuditResultProps) {
  const [looked, setLooked] = useState<Looked | null>(null)
  const { sent, received, redline, marked, untracked, tracked } = audit
  if (looked !== null) {
    const untrackedOnly = looked.text === 'untracked'
    return (
      <CompareView
        compared={{ before: sent, after: received, redline: untrackedOnly ? redline : marked }}
        services={services}
        name={`${looked.text} ${looked.at}`}
        first={looked.at}
        head={<CompareHead title={untrackedOnly ? auditTexts.onlyUntracked : auditTexts.asReturned} of={`${sent.title}, ${received.title}`} back={{ label: auditTexts.backToList, onBack: () => setLooked(null) }} />}
      />
    )
  }
  return (
    <div className={classes['screen']}>
      <div className={classes['header']}>{head}</div>
      <div className={classes['body']} data-pane="audit">
        <AuditHeadline untracked={untrackedCount(untracked)} tracked={tracked.length} />
        {untracked.length === 0 ? null : (
          <section className={classes['block']} aria-label={auditTexts.withoutTracking}>
            <h2>{auditTexts.withoutTracking}</h2>
            <UntrackedTable differences={untracked} onShow={at => setLooked({ text: 'untracked', at })} />
          </section>
        )}
        <section className={classes['block']} aria-label={auditTexts.tracked}>
          <h2>{auditTexts.tracked}</h2>
          <p className={classes['aside']}>{tracked.length === 0 ? auditTexts.noTracked : auditTexts.trackedText}</p>
          {tracked.length === 0 ? null : <TrackedTable changes={tracked} onShow={at => setLooked({ text: 'tracked', at })} />}
        </section>
      </div>
    </div>
  )
}
