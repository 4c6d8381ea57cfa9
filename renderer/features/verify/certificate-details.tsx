import type { ReactNode } from 'react'
import { texts } from '#renderer/features/verify/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import type { CertificateReport, SignatureReport } from '#shared/signing/verification.ts'
import { formatDate, formatNumber, localDay } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './verify.module.css'

/** Everything about a signature that only some ask for. */
export function CertificateDetails({ signature }: { readonly signature: SignatureReport }) {
  const locale = useLocale()
  const { certificate, chain, fingerprint } = signature
  const covered = (signature.byteRange[1] ?? 0) + (signature.byteRange[3] ?? 0)
  const dates = ({ notBefore, notAfter }: CertificateReport) => `${formatDate(localDay(notBefore), locale)} – ${formatDate(localDay(notAfter), locale)}`
  const facts: readonly (readonly [string, ReactNode])[] = [
    [texts.field, `${texts.kinds[signature.kind]}, ${signature.field}${signature.page === undefined ? '' : `, ${texts.page.toLowerCase()} ${formatNumber(signature.page, locale)}`}`],
    [texts.level, `${texts.levelWord(signature.level)}${signature.algorithm === '' ? '' : `, ${signature.algorithm}`}`],
    [texts.covered, `${formatNumber(covered, locale)}, ${signature.covers === 'whole file' ? texts.wholeFile : texts.earlier}`],
    ...(certificate === undefined ? [] : [
      [texts.subject, certificate.subject],
      [texts.issuer, certificate.issuer === certificate.subject ? texts.selfIssued : certificate.issuer],
      [texts.validity, dates(certificate)],
      [texts.key, certificate.key],
    ] as const),
    ...(chain.length < 2 ? [] : [[texts.chain, chain.slice(1).map(({ subject }) => subject).join(' ← ')] as const]),
    ...(fingerprint === '' ? [] : [[texts.fingerprint, <HashText key="hash" hash={fingerprint} of={texts.fingerprint} />] as const]),
  ]
  return (
    <details className={classes['details']}>
      <summary>{texts.details}</summary>
      <dl>
        {facts.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
