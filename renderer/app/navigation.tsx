import { Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { NavLink } from 'react-router'
import { screenLinks } from '#renderer/app/screens.ts'
import { texts } from '#renderer/app/texts.ts'
import classes from './frame.module.css'

/** The way to every screen; narrow windows keep the marks, and the words as tips. */
export function Navigation() {
  const narrow = useMediaQuery('(max-width: 1000px)', false)
  return (
    <nav className={classes['nav']} aria-label={texts.navigation} data-pane="navigation">
      <ul>
        {screenLinks.map(({ path, label, icon: Mark }) => (
          <li key={path}>
            <Tooltip label={label} position="right" disabled={!narrow}>
              <NavLink to={path} end={path === '/'} className={classes['link'] ?? ''}>
                <Mark size={20} stroke={1.6} aria-hidden="true" />
                <span>{label}</span>
              </NavLink>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  )
}
