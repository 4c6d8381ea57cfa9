import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import classes from './compare.module.css'

interface CompareHeadProps {
  readonly title: string
  /** What the title is about: the contract. */
  readonly of?: string
  readonly back: { readonly label: string; readonly to: string } | { readonly label: string; readonly onBack: () => void }
  readonly children?: ReactNode
}

/** What is compared, and the way back. */
export function CompareHead({ title, of, back, children }: CompareHeadProps) {
  useWindowTitle(of === undefined ? title : `${title}: ${of}`)
  const inside = (
    <>
      <IconChevronLeft size={16} aria-hidden="true" />
      <span>{back.label}</span>
    </>
  )
  return (
    <>
      {'to' in back ? <Link to={back.to} className={classes['back']}>{inside}</Link> : <button type="button" className={classes['back']} onClick={back.onBack}>{inside}</button>}
      <div className={classes['names']}>
        <h1 className={classes['title']}>{title}</h1>
        {of === undefined ? null : <p className={classes['of']} title={of}>{of}</p>}
      </div>
      {children}
    </>
  )
}
