export const withins = ['30', '60', '90', 'all'] as const
export type Within = (typeof withins)[number]

/** Days ahead that the queue looks; "all" is ten years, beyond which nothing is planned. */
export const withinDays: Readonly<Record<Within, number>> = { '30': 30, '60': 60, '90': 90, all: 3660 }

/** How far ahead the address asks to look; 90 days where it says nothing it knows. */
export const withinFrom = (address: URLSearchParams): Within => withins.find(value => value === address.get('within')) ?? '90'
