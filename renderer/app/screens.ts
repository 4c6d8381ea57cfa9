import { IconChecks, IconFileDiff, IconFileText, IconChecklist, IconHome, IconListDetails, IconRefresh, IconSettings, IconShieldCheck, IconTemplate, type Icon } from '@tabler/icons-react'

export interface ScreenLink {
  readonly path: string
  readonly label: string
  readonly icon: Icon
}

/** The screens one can go to from anywhere, in the order of the navigation. */
export const screenLinks: readonly ScreenLink[] = [
  { path: '/', label: 'Home', icon: IconHome },
  { path: '/contracts', label: 'Contracts', icon: IconFileText },
  { path: '/approvals', label: 'Approvals', icon: IconChecks },
  { path: '/obligations', label: 'Obligations', icon: IconChecklist },
  { path: '/renewals', label: 'Renewals', icon: IconRefresh },
  { path: '/templates', label: 'Templates', icon: IconTemplate },
  { path: '/verify', label: 'Verify', icon: IconShieldCheck },
  { path: '/compare', label: 'Compare', icon: IconFileDiff },
  { path: '/audit', label: 'Audit log', icon: IconListDetails },
  { path: '/settings', label: 'Settings', icon: IconSettings },
]
