import { Select } from '@mantine/core'
import { texts } from '#renderer/components/letter/texts.ts'
import { noticeMethods, type NoticeMethod } from '#shared/obligations/breach.ts'

const choices = noticeMethods.map(method => ({ value: method, label: texts.methods[method] }))

interface MethodFieldProps {
  readonly value: NoticeMethod
  readonly onChange: (method: NoticeMethod) => void
}

/** How a notice goes out. */
export function MethodField({ value, onChange }: MethodFieldProps) {
  return <Select label={texts.method} data={choices} value={value} onChange={chosen => onChange(noticeMethods.find(method => method === chosen) ?? value)} />
}
