import { Button, Menu } from '@mantine/core'
import { Link } from 'react-router'
import { compareLinks, type CompareLink } from '#renderer/features/versions/compare-links.ts'
import { texts } from '#renderer/features/versions/texts.ts'
import type { Version } from '#shared/contracts/version.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './versions.module.css'

interface CompareMenuProps {
  readonly view: ContractView
  readonly version: Version
}

function item({ label, to }: CompareLink) {
  return <Menu.Item key={to} component={Link} to={to}>{label}</Menu.Item>
}

/** Compares a version with the working text, the last text exchanged, the template or another version. */
export function CompareMenu({ view, version }: CompareMenuProps) {
  const { comparisons, audits } = compareLinks(view, version, useLocale())
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" aria-label={texts.compareNamed(version.name)}>{texts.compare}</Button>
      </Menu.Target>
      <Menu.Dropdown className={classes['choices'] ?? ''}>
        <Menu.Label>{texts.compareWith}</Menu.Label>
        {comparisons.map(item)}
        {audits.length === 0 ? null : <Menu.Label>{texts.audit}</Menu.Label>}
        {audits.map(item)}
      </Menu.Dropdown>
    </Menu>
  )
}
