import { ActionIcon, Select, Tooltip } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { texts } from '#renderer/features/compare/texts.ts'
import type { SideChoice } from '#renderer/features/compare/sides-of-contract.ts'
import type { ContractSide } from '#shared/ipc/negotiation-views.ts'
import classes from './compare.module.css'

interface SideChooserProps {
  readonly choices: readonly SideChoice[]
  readonly before: ContractSide
  readonly after: ContractSide
  readonly onChange: (before: ContractSide, after: ContractSide) => void
}

/** Which two texts of the contract are compared. */
export function SideChooser({ choices, before, after, onChange }: SideChooserProps) {
  const chosen = (value: string | null): ContractSide | undefined => choices.find(choice => choice.value === value)?.value
  const data = choices.map(({ value, label }) => ({ value: String(value), label }))
  const field = (label: string, value: ContractSide, take: (side: ContractSide) => void) => (
    <Select
      size="sm"
      aria-label={label}
      leftSection={<span className={classes['sideName']} aria-hidden="true">{label === texts.oldText ? texts.old : texts.new}</span>}
      leftSectionWidth={48}
      data={data}
      value={value}
      onChange={next => {
        const side = chosen(next)
        if (side !== undefined) take(side)
      }}
      className={classes['sideField'] ?? ''}
    />
  )
  return (
    <div className={classes['chooser']}>
      {field(texts.oldText, before, side => onChange(side, after))}
      <Tooltip label={texts.swap}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.swap} onClick={() => onChange(after, before)}>
          <IconArrowsExchange size={18} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      {field(texts.newText, after, side => onChange(before, side))}
    </div>
  )
}
