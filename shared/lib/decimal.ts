/** A decimal number held exactly, as whole units of a power of ten: 12.50 is 1250 of 2 places. */
export interface Decimal {
  readonly units: bigint
  readonly places: number
}

/** Reads decimal text ("-12.50"). The text has to be one: schemas see to that where it comes in. */
export function decimal(text: string): Decimal {
  const [whole = '0', fraction = ''] = text.split('.')
  return { units: BigInt(whole + fraction), places: fraction.length }
}

/** As whole units of so many places; never fewer than it has. */
function unitsAt({ units, places }: Decimal, at: number): bigint {
  return units * 10n ** BigInt(at - places)
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { units: unitsAt(a, places) + unitsAt(b, places), places }
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places }
}

/** Below 0 where a is less than b, 0 where they are equal, above 0 where a is more. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const places = Math.max(a.places, b.places)
  const [left, right] = [unitsAt(a, places), unitsAt(b, places)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Down to so many places, towards minus infinity. */
export function roundedDown(value: Decimal, places: number): Decimal {
  if (value.places <= places) return { units: unitsAt(value, places), places }
  const unit = 10n ** BigInt(value.places - places)
  const cut = value.units / unit
  return { units: value.units < 0n && value.units % unit !== 0n ? cut - 1n : cut, places }
}

/** a / b to so many places, half away from zero. b must not be 0. */
export function divided(a: Decimal, b: Decimal, places: number): Decimal {
  const common = Math.max(a.places, b.places)
  const [over, under] = [unitsAt(a, common) * 10n ** BigInt(places), unitsAt(b, common)]
  const negative = over < 0n !== under < 0n
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under]
  const units = (top * 2n + bottom) / (bottom * 2n)
  return { units: negative ? -units : units, places }
}

/** As decimal text, with every place it has. */
export function decimalText({ units, places }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${units < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(digits.length - places)}`}`
}
