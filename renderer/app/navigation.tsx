import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, type ComponentProps } from 'react'
import { NavLink } from 'react-router'
import { screenLinks, type ScreenLink } from '#renderer/app/screens.ts'
import { texts } from '#renderer/app/texts.ts'
import classes from './frame.module.css'

const Tip = lazy(() => import('#renderer/app/tip.tsx'))

interface NavigationProps {
  /** Whether the first screen is drawn, and what it does not need may be read in. */
  readonly settled: boolean
}

/** The way to every screen; narrow windows keep the marks, and the words as tips. */
export function Navigation({ settled }: NavigationProps) {
  const narrow = useMediaQuery('(max-width: 1000px)', false)
  return (
    <nav className={classes['nav']} aria-label={texts.navigation} data-pane="navigation">
      <ul>
        {screenLinks.map(link => (
          <li key={link.path}>
            {narrow && settled ? (
              <Suspense fallback={<ScreenNavLink {...link} />}>
                <Tip label={link.label}>
                  <ScreenNavLink {...link} />
                </Tip>
              </Suspense>
            ) : (
              <ScreenNavLink {...link} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

type ScreenNavLinkProps = ScreenLink & Omit<ComponentProps<typeof NavLink>, 'to' | 'className' | 'children'>

function ScreenNavLink({ path, label, icon: Mark, ...target }: ScreenNavLinkProps) {
  return (
    <NavLink {...target} to={path} end={path === '/'} className={classes['link'] ?? ''}>
      <Mark size={20} stroke={1.6} aria-hidden="true" />
      <span>{label}</span>
    </NavLink>
  )
}
