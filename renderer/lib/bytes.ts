/** How large a file is, in the largest decimal unit that is still exact enough: 820 byte, 4.2 kB, 1.3 MB. */
export function formatBytes(bytes: number, locale: string): string {
  const [unit, divisor] = bytes < 1000 ? (['byte', 1] as const) : bytes < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const)
  const value = bytes / divisor
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 && divisor > 1 ? 1 : 0 }).format(value)
}
