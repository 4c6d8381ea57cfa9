interface LogoProps {
  readonly size?: number
}

/** The mark: two strokes that cross a signature line, one for each hand. */
export function Logo({ size = 22 }: LogoProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M3 19.5h18" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <path d="M4.5 15.5 11 4.5" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M11.5 15.5 18 4.5" stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  )
}
