import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { texts } from '#renderer/features/signing/texts.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Signer } from '#shared/signing/ceremony.ts'
import classes from './ceremony.module.css'

interface HandOverProps {
  readonly signer: Signer
  readonly contract: ContractId
  readonly thanked: string | null
  readonly onArrive: () => void
}

/** Between two people: nothing on the screen but the next one's name. */
export function HandOver({ signer, contract, thanked, onArrive }: HandOverProps) {
  return (
    <main className={classes['plain']}>
      <div className={classes['handOver']}>
        {thanked === null ? null : <output className={classes['thanks']}>{texts.ceremony.thanks(thanked)}</output>}
        <p className={classes['handTo']}>{texts.ceremony.handOver}</p>
        <h1 className={classes['handName']}>{signer.name}</h1>
        <Button size="lg" onClick={onArrive}>{texts.ceremony.ready(signer.name)}</Button>
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
