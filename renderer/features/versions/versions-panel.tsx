import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { CompareMenu } from '#renderer/features/versions/compare-menu.tsx'
import { texts } from '#renderer/features/versions/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Version } from '#shared/contracts/version.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { versionKindWords } from '#renderer/lib/words.ts'
import classes from './versions.module.css'

interface VersionsPanelProps {
  readonly view: ContractView
  /** The version on the desk, if one is being read. */
  readonly reading: VersionId | null
  readonly onRead: (version: VersionId) => void
  readonly onName: () => void
}

/** Every version that was named, latest first. */
export function VersionsPanel({ view, reading, onRead, onName }: VersionsPanelProps) {
  const add = view.editable ? (
    <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={onName}>{texts.name}</Button>
  ) : null
  return (
    <RailSection title={texts.versions} action={add}>
      {view.versions.length === 0 ? <p className={classes['none']}>{texts.none}</p> : null}
      <ol className={classes['list']}>
        {view.versions.toSorted((a, b) => b.number - a.number).map(version => (
          <VersionLine key={version.id} view={view} version={version} current={version.id === reading} onRead={() => onRead(version.id)} />
        ))}
      </ol>
    </RailSection>
  )
}

interface VersionLineProps {
  readonly view: ContractView
  readonly version: Version
  readonly current: boolean
  readonly onRead: () => void
}

function VersionLine({ view, version, current, onRead }: VersionLineProps) {
  const locale = useLocale()
  const { people } = useOpenSession()
  const number = formatNumber(version.number, locale)
  return (
    <li className={classes['version']} aria-current={current ? 'true' : undefined}>
      <span className={classes['number']}>{number}</span>
      <div>
        <p className={classes['name']}>{version.name}</p>
        <p className={classes['about']}>
          {versionKindWords[version.kind]} · {nameOf(people, version.createdBy)} · <Moment at={version.createdAt} />
        </p>
        {version.note === '' ? null : <p className={classes['note']}>{version.note}</p>}
        <p className={classes['about']}>
          {texts.words(formatNumber(version.words, locale))} · <HashText hash={version.hash} of={texts.hashOf(number)} />
        </p>
      </div>
      <div className={classes['verbs']}>
        <Button size="compact-sm" variant="default" disabled={current} onClick={onRead} aria-label={texts.readNamed(version.name)}>{texts.read}</Button>
        <CompareMenu view={view} version={version} />
      </div>
    </li>
  )
}
