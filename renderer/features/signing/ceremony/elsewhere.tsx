import { ReturnLink } from '#renderer/features/signing/ceremony/hand-over.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Signer } from '#shared/signing/ceremony.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './ceremony.module.css'

interface ElsewhereProps {
  readonly signers: readonly Signer[]
  readonly contract: ContractId
  readonly thanked: string | null
}

/** Nobody is to sign on this machine for now: those whose turn it is sign in a file or on paper. */
export function Elsewhere({ signers, contract, thanked }: ElsewhereProps) {
  const names = new Intl.ListFormat(useLocale()).format(signers.map(({ name }) => name))
  return (
    <main className={classes['plain']}>
      <div className={classes['handOver']}>
        {thanked === null ? null : <output className={classes['thanks']}>{texts.ceremony.thanks(thanked)}</output>}
        <h1 className={classes['sheetTitle']}>{texts.ceremony.elsewhere}</h1>
        <p className={classes['sheetText']}>{signers.length === 1 ? texts.ceremony.elsewhereOne(names) : texts.ceremony.elsewhereText(names)}</p>
      </div>
      <ReturnLink contract={contract} />
    </main>
  )
}
