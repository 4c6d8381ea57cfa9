import { IconArrowRight } from '@tabler/icons-react'
import { Link } from 'react-router'
import { texts } from '#renderer/features/new-contract/texts.ts'
import type { TemplateView } from '#shared/ipc/views.ts'
import classes from './new-contract.module.css'

interface TemplatePickerProps {
  readonly templates: readonly TemplateView[]
}

export function TemplatePicker({ templates }: TemplatePickerProps) {
  return (
    <ul className={classes['templates']}>
      {templates.map(template => (
        <li key={template.id}>
          <Link to={`/contracts/new?template=${encodeURIComponent(template.id)}`} className={classes['template']}>
            <span className={classes['templateTitle']}>{template.title}</span>
            <span className={classes['summary']}>{template.summary}</span>
            <span className={classes['go']}>
              {texts.questionsCount(String(template.questions.flatMap(({ fields }) => fields).length))}
              <IconArrowRight size={16} stroke={1.8} aria-hidden="true" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
