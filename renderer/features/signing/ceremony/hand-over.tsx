import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { texts } from '#renderer/features/signing/texts.ts'
import type { ContractId, SignerId } from '#shared/lib/ids.ts'
import type { Signer } from '#shared/signing/ceremony.ts'
import classes from './ceremony.module.css'

interface HandOverProps {
  /** Those who may sign on this machine now; more than one where any of them may be next. */
  readonly signers: readonly [Signer, ...Signer[]]
  readonly contract: ContractId
  readonly thanked: string | null
  readonly onArrive: (signer: SignerId) => void
}

/** Between two people: nothing on the screen but the next one's name, or the names of those who may be next. */
export function HandOver({ signers, contract, thanked, onArrive }: HandOverProps) {
  const [only, ...others] = signers
  return (
    <main className={classes['plain']}>
      <div className={classes['handOver']}>
        {thanked === null ? null : <output className={classes['thanks']}>{texts.ceremony.thanks(thanked)}</output>}
        {others.length === 0 ? (
          <>
            <p className={classes['handTo']}>{texts.ceremony.handOver}</p>
            <h1 className={classes['handName']}>{only.name}</h1>
            <Button size="lg" onClick={() => onArrive(only.id)}>{texts.ceremony.ready(only.name)}</Button>
          </>
        ) : (
          <>
            <h1 className={classes['handName']}>{texts.ceremony.whoIsHere}</h1>
            <p className={classes['handTo']}>{texts.ceremony.anyOf}</p>
            <ul className={classes['choice']}>
              {signers.map(({ id, name }) => <li key={id}><Button size="lg" variant="default" fullWidth onClick={() => onArrive(id)}>{texts.ceremony.ready(name)}</Button></li>)}
            </ul>
          </>
        )}
      </div>
      <ReturnLink contract={contract} />
    </main>
  )
}

/** The house's way out; a signer has no use for it. */
export function ReturnLink({ contract }: { readonly contract: ContractId }) {
  return (
    <Link className={classes['return']} to={`/contracts/${contract}?panel=signing`}>
      {texts.ceremony.return}
    </Link>
  )
}
