import type { SignatureFace } from '#shared/signing/appearance.ts'

/** The handwritings one can sign in, by the names of their typefaces. */
export const faces: Readonly<Record<SignatureFace, string>> = { 'dancing-script': 'Dancing Script', 'great-vibes': 'Great Vibes', caveat: 'Caveat' }

export const faceNames: readonly SignatureFace[] = ['dancing-script', 'great-vibes', 'caveat']
