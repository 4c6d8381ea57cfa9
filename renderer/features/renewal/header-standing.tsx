import { UnstyledButton } from '@mantine/core'
import { StandingPill } from '#renderer/features/renewal/standing-pill.tsx'
import { useTerms } from '#renderer/features/renewal/store.ts'
import { texts } from '#renderer/features/renewal/texts.ts'
import classes from './renewal.module.css'

interface HeaderStandingProps {
  readonly onOpen: () => void
}

/** The standing of the contract on the desk, for its header; a press opens what is behind it. */
export function HeaderStanding({ onOpen }: HeaderStandingProps) {
  const standing = useTerms(store => store.value?.standing)
  if (standing === undefined) return null
  return (
    <UnstyledButton className={classes['inHeader'] ?? ''} onClick={onOpen} aria-label={texts.pill(standing.words)} title={standing.words}>
      <StandingPill standing={standing} />
    </UnstyledButton>
  )
}
