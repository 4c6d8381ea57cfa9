import { digestOf } from './algorithms.ts'
import { checkCms, type CmsCheck, type DetachedContent } from './check-cms.ts'
import { childrenOf, contentOf, type Der, DerError, expectTag, readWhole, sameBytes, smallInteger, tags } from './der.ts'
import { timeOf } from './time.ts'

export interface TimeStampCheck {
  readonly cms: CmsCheck
  readonly time: Date | undefined
  /** Whether it stamps the bytes it should. */
  readonly fits: boolean
  /** It names them by a digest that can be forged today. */
  readonly weak: boolean
}

/** Checks a time-stamp token (RFC 3161 2.4.2) over bytes. */
export function checkTimeStamp(token: Der, stamped: Pick<DetachedContent, 'digest'>): TimeStampCheck {
  const cms = checkCms(token, 'time-stamp')
  if (cms.content === undefined) return { cms, time: undefined, fits: false, weak: false }
  try {
    const [version, , imprint, , time] = childrenOf(expectTag(readWhole(cms.content), tags.sequence, 'TSTInfo'))
    const [algorithm, hash] = childrenOf(expectTag(imprint, tags.sequence, 'Message imprint'))
    const digest = algorithm === undefined ? undefined : digestOf(algorithm)
    if (smallInteger(version) !== 1 || digest === undefined || time === undefined) return { cms, time: undefined, fits: false, weak: false }
    const fits = sameBytes(contentOf(expectTag(hash, tags.octetString, 'Hash')), stamped.digest(digest))
    return { cms, time: timeOf(time), fits, weak: digest.weak }
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    return { cms, time: undefined, fits: false, weak: false }
  }
}
