interface LogoProps {
  readonly size?: number
}

/** The application's mark: a page with a signature, as on its icon. */
export function Logo({ size = 22 }: LogoProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 512 512" aria-hidden="true" focusable="false">
      <rect width="512" height="512" rx="96" fill="#1f5f5b" />
      <path d="M148 72h160l84 84v268a16 16 0 0 1-16 16H136a16 16 0 0 1-16-16V88a16 16 0 0 1 16-16z" fill="#fffefb" />
      <path d="M308 72v68a16 16 0 0 0 16 16h68z" fill="#cfe0dd" />
      <path
        d="M164 330c34-60 60-66 62-38 2 26-16 46 8 40 28-10 32-46 56-44 18 2 0 42 26 40 14-2 24-12 42-26"
        stroke="#1f5f5b"
        strokeWidth="26"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
    </svg>
  )
}
