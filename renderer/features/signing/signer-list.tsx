import { IconCircle, IconCircleCheck, IconCircleDashed, IconCircleDot } from '@tabler/icons-react'
import { WayMenu } from '#renderer/features/signing/elsewhere/way-menu.tsx'
import { texts as words } from '#renderer/features/signing/elsewhere/texts.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import type { Ceremony, SignatureRecord, Signer } from '#shared/signing/ceremony.ts'
import { actingSigners, openSigners, turnOf } from '#shared/signing/turns.ts'
import { formatDate } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './signing.module.css'

interface SignerListProps {
  readonly ceremony: Ceremony
  /** Given where those who have not signed may yet sign in another way. */
  readonly onChanged?: ((ceremony: Ceremony) => void) | undefined
}

/** Everyone who signs, in their order, and how far they are. */
export function SignerList({ ceremony, onChanged }: SignerListProps) {
  const open = new Set(openSigners(ceremony).map(({ id }) => id))
  const turns = new Set(actingSigners(ceremony.signers).map(turnOf)).size
  return (
    <ol className={classes['signers']}>
      {ceremony.signers.map(signer => (
        <SignerLine key={signer.id} signer={signer} ceremony={ceremony} isNext={open.has(signer.id)} turns={turns} onChanged={onChanged} />
      ))}
    </ol>
  )
}

interface SignerLineProps extends SignerListProps {
  readonly signer: Signer
  readonly isNext: boolean
  /** How many turns there are; with one, none is named. */
  readonly turns: number
}

function SignerLine({ signer, ceremony, isNext, turns, onChanged }: SignerLineProps) {
  const { signature } = signer
  const isCopy = signer.role === 'copy'
  const Mark = signature !== null || signer.handedOver !== null ? IconCircleCheck : isCopy ? IconCircleDashed : isNext ? IconCircleDot : IconCircle
  const witnessed = ceremony.signers.find(({ id }) => id === signer.witnessOf)?.name ?? ''
  const role = signer.role === 'witness' ? texts.asWitness(witnessed) : [signer.role === 'signer' ? '' : texts.roles[signer.role], signer.capacity, signer.party].filter(part => part !== '').join(', ')
  const waiting = turns > 1 && !isNext ? texts.waitsTurn(turnOf(signer)) : isNext ? texts.next : texts.waits
  return (
    <li data-signed={signature !== null} data-next={isNext} data-witness={signer.role === 'witness'}>
      <Mark size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <p className={classes['signerName']}>{signer.name}</p>
        {role === '' ? null : <p className={classes['faint']}>{role}</p>}
        {isCopy ? <p className={classes['faint']}>{signer.handedOver === null ? texts.copyWaits : <>{texts.copyGiven} <Moment at={signer.handedOver} /></>}</p> : null}
        {signature === null || isCopy ? null : <Signed signature={signature} name={signer.name} />}
        {signature !== null || isCopy || ceremony.state !== 'open' ? null : (
          <p className={classes['faint']}>
            {waiting} · {onChanged === undefined ? words.ways[signer.way] : <WayMenu ceremony={ceremony} signer={signer} onChanged={onChanged} />}
          </p>
        )}
      </div>
    </li>
  )
}

/** When and with what someone signed; on paper, where the original lies. */
function Signed({ signature: { at, ink, markKind, fingerprint }, name }: { readonly signature: SignatureRecord; readonly name: string }) {
  const locale = useLocale()
  if (ink !== null) return <p className={classes['faint']}>{texts.signedOnPaper} {formatDate(ink.signedOn, locale)}. {words.originalLies(ink.original)}</p>
  return (
    <p className={classes['faint']}>
      {markKind === 'made elsewhere' ? texts.signedElsewhere : texts.signed} <Moment at={at} /> · <HashText hash={fingerprint} of={name} />
    </p>
  )
}
