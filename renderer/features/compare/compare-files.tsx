import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { CompareHead } from '#renderer/features/compare/compare-head.tsx'
import { CompareView } from '#renderer/features/compare/compare-view.tsx'
import { FileChoice } from '#renderer/features/compare/file-choice.tsx'
import { useFileComparison } from '#renderer/features/compare/file-store.ts'
import type { PaperServices } from '#renderer/features/compare/in-line.tsx'
import { fileTexts, texts } from '#renderer/features/compare/texts.ts'
import { call } from '#renderer/lib/client.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import classes from './compare.module.css'

/** Two files, compared. */
export function CompareFiles({ services }: { readonly services: PaperServices }) {
  const { compared, swap, clear } = useFileComparison()
  if (compared === null) return <FileChoice />
  const { files, comparison } = compared
  const head = (
    <CompareHead title={fileTexts.title} back={{ label: texts.backTo.files, onBack: clear }}>
      <div className={classes['chooser']}>
        <span className={classes['fileName']}><b>{texts.old}</b> {files.before.fileName}</span>
        <Tooltip label={texts.swap}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.swap} onClick={() => attempt(swap)}>
            <IconArrowsExchange size={18} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
        <span className={classes['fileName']}><b>{texts.new}</b> {files.after.fileName}</span>
      </div>
    </CompareHead>
  )
  const name = `${files.before.blob} ${files.after.blob}`
  return <CompareView compared={comparison} services={services} name={name} head={head} makeExport={format => call('compare.export', { compared: files, format })} />
}
