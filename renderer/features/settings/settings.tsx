import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { HouseForm } from '#renderer/features/settings/house-form.tsx'
import { Keys } from '#renderer/features/settings/keys/keys.tsx'
import { texts as keyTexts } from '#renderer/features/settings/keys/texts.ts'
import { Trusted } from '#renderer/features/settings/keys/trusted.tsx'
import { DesktopReminders } from '#renderer/features/settings/desktop-reminders.tsx'
import { People } from '#renderer/features/settings/people.tsx'
import { texts } from '#renderer/features/settings/texts.ts'
import { Screen } from '#renderer/components/screen.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import classes from './settings.module.css'

const schemes = (['auto', 'light', 'dark'] as const).map(value => ({ value, label: texts.schemes[value] }))

interface SettingsProps {
  /** The part about the passphrase of one's own profile. */
  readonly ownPassphrase: ReactNode
}

/** What holds for the whole workspace, and how this window looks. */
export function Settings({ ownPassphrase }: SettingsProps) {
  const { path, me } = useOpenSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Screen title={texts.title}>
      <Part title={texts.house} text={texts.houseText}>
        <HouseForm />
      </Part>
      <Part title={texts.people} text={texts.peopleText}>
        <People />
      </Part>
      <Part title={texts.profile} text={texts.profileText(me.name)}>
        {ownPassphrase}
      </Part>
      <Part title={texts.approvals} text={texts.approvalsText}>
        <ul className={classes['ways'] ?? ''}>
          {texts.approvalParts.map(({ label, to }) => <li key={to}><Link to={to}>{label}</Link></li>)}
        </ul>
      </Part>
      <Part title={texts.keys} text={texts.keysText}>
        <Keys />
      </Part>
      <Part title={keyTexts.trust} text={keyTexts.trustText}>
        <Trusted />
      </Part>
      <Part title={texts.appearance}>
        <SegmentedControl
          aria-label={texts.scheme}
          data={schemes}
          value={colorScheme}
          onChange={value => setColorScheme(schemes.find(scheme => scheme.value === value)?.value ?? 'auto')}
        />
      </Part>
      <Part title={texts.reminders} text={texts.remindersText}>
        <DesktopReminders />
      </Part>
      <Part title={texts.file} text={texts.fileText}>
        <code className={classes['path']}>{path}</code>
      </Part>
    </Screen>
  )
}

function Part({ title, text, children }: { readonly title: string; readonly text?: string; readonly children: ReactNode }) {
  return (
    <section className={classes['part']} aria-label={title}>
      <div className={classes['about']}>
        <h2>{title}</h2>
        {text === undefined ? null : <p>{text}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}
