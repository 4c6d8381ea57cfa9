import { durationUnits, type Duration, type Field } from '#shared/document/field.ts'

/** How a field's value stands to a value written as text. `different` knows no order; `incomparable` cannot even tell equality. */
export type Comparison = 'same' | 'less' | 'more' | 'different' | 'incomparable'

function order(a: number, b: number): Comparison {
  if (Number.isNaN(a) || Number.isNaN(b)) return 'incomparable'
  return a === b ? 'same' : a < b ? 'less' : 'more'
}

/** Compares decimal texts digit by digit, so that no cent is lost to binary fractions. */
export function compareDecimals(a: string, b: string): Comparison {
  if (!/^-?\d+(\.\d+)?$/.test(a) || !/^-?\d+(\.\d+)?$/.test(b)) return 'incomparable'
  const places = Math.max(a.split('.')[1]?.length ?? 0, b.split('.')[1]?.length ?? 0)
  const scaled = (text: string): bigint => {
    const [whole = '0', fraction = ''] = text.split('.')
    return BigInt(whole + fraction.padEnd(places, '0'))
  }
  const [left, right] = [scaled(a), scaled(b)]
  return left === right ? 'same' : left < right ? 'less' : 'more'
}

/** A duration from text such as `30 days` or `1 year`; null if it is none. */
export function durationFromText(text: string): Duration | null {
  const match = /^(\d{1,6})\s+([a-z]+(?:\s+days?)?)$/i.exec(text.trim())
  if (match === null) return null
  const named = (match[2] ?? '').toLowerCase().replace(/\s+/g, ' ')
  const unit = durationUnits.find((known) => known === named || known === `${named}s`)
  return unit === undefined ? null : { count: Number(match[1]), unit }
}

/** Days and weeks are one measure, months and years another; business days are their own. */
function measure(duration: Duration): { readonly kind: string; readonly size: number } {
  switch (duration.unit) {
    case 'days':
      return { kind: 'days', size: duration.count }
    case 'weeks':
      return { kind: 'days', size: duration.count * 7 }
    case 'business days':
      return { kind: 'business days', size: duration.count }
    case 'months':
      return { kind: 'months', size: duration.count }
    case 'years':
      return { kind: 'months', size: duration.count * 12 }
  }
}

/** Compares a field's value with a value written as text, as the field's own type; `incomparable` while the field is unfilled. */
export function compareWithText(field: Field, text: string): Comparison {
  if (field.value === null) return 'incomparable'
  switch (field.type) {
    case 'text':
    case 'choice':
      return field.value.trim() === text.trim() ? 'same' : 'different'
    case 'party':
      return field.value.name.trim() === text.trim() ? 'same' : 'different'
    case 'number':
      return text.trim() === '' ? 'incomparable' : order(field.value, Number(text))
    case 'money': {
      const match = /^([A-Z]{3})?\s*(-?\d+(?:\.\d+)?)\s*([A-Z]{3})?$/.exec(text.trim())
      const currency = match?.[1] ?? match?.[3] ?? field.value.currency
      if (match === null || currency !== field.value.currency) return 'incomparable'
      return compareDecimals(field.value.amount, match[2] ?? '')
    }
    case 'date':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'incomparable'
      return field.value === text ? 'same' : field.value < text ? 'less' : 'more'
    case 'duration': {
      const other = durationFromText(text)
      if (other === null) return 'incomparable'
      const [a, b] = [measure(field.value), measure(other)]
      return a.kind === b.kind ? order(a.size, b.size) : 'incomparable'
    }
  }
}
