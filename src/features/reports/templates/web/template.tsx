import { useWords } from '../../../../ui/language.tsx'
import { useRouteParameter } from '../../../../ui/navigation.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { useFigureChoices, useTemplates } from '../../web/reports-api.ts'
import { reportsWords } from '../../words.ts'
import { TemplateForm } from './template-form.tsx'
import '../../web/reports.css'

/** One template of the tenant's own, to be edited. */
export default function TemplateScreen() {
  const t = useWords(reportsWords)
  const id = useRouteParameter('templateId')
  const templates = useTemplates()
  const choices = useFigureChoices()
  const template = templates.data?.find((one) => one.id === id)
  if (template !== undefined && choices.data !== undefined && !template.builtIn)
    return <TemplateForm key={template.id} template={template} choices={choices.data} />
  return (
    <Page title={t('template')} crumbs={[{ title: t('templates'), to: '/reports/templates' }]}>
      <Loaded reading={templates}>{() => <EmptyState title={t('templatesSummary')} />}</Loaded>
    </Page>
  )
}
