import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react'
import { texts } from '#renderer/features/signing/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import { nextSigner } from '#shared/signing/turns.ts'
import classes from './signing.module.css'

interface SignerListProps {
  readonly ceremony: Ceremony
}

/** Everyone who signs, in their order, and how far they are. */
export function SignerList({ ceremony }: SignerListProps) {
  const next = nextSigner(ceremony)
  return (
    <ol className={classes['signers']}>
      {ceremony.signers.map(signer => (
        <SignerLine key={signer.id} signer={signer} ceremony={ceremony} isNext={signer.id === next?.id} />
      ))}
    </ol>
  )
}

function SignerLine({ signer, ceremony, isNext }: { readonly signer: Signer; readonly ceremony: Ceremony; readonly isNext: boolean }) {
  const { signature } = signer
  const Mark = signature !== null ? IconCircleCheck : isNext ? IconCircleDot : IconCircle
  const witnessed = ceremony.signers.find(({ id }) => id === signer.witnessOf)?.name ?? ''
  const role = signer.role === 'witness' ? texts.asWitness(witnessed) : [signer.capacity, signer.party].filter(part => part !== '').join(', ')
  return (
    <li data-signed={signature !== null} data-next={isNext} data-witness={signer.role === 'witness'}>
      <Mark size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <p className={classes['signerName']}>{signer.name}</p>
        {role === '' ? null : <p className={classes['faint']}>{role}</p>}
        {signature === null ? <p className={classes['faint']}>{isNext ? texts.next : texts.waits}</p> : (
          <p className={classes['faint']}>
            {texts.signed} <Moment at={signature.at} /> · <HashText hash={signature.fingerprint} of={signer.name} />
          </p>
        )}
      </div>
    </li>
  )
}
