import { useWords } from '../../../ui/language.tsx'
import { useRouteParameter } from '../../../ui/navigation.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { evidenceWords } from '../words.ts'
import { CorrectionForm } from './correction-form.tsx'
import { useActivity, useChoices } from './evidence-api.ts'

/** Corrects a record: the same form, with a reason; the earlier revision is kept. */
export default function CorrectActivity() {
  const t = useWords(evidenceWords)
  const id = useRouteParameter('activityId')
  const reading = useActivity(id)
  const choices = useChoices()
  const crumbs = [
    { title: t('activities'), to: '/activities' },
    { title: reading.data?.activity.title ?? t('activity'), to: `/activities/${id}` },
  ]
  return (
    <Page title={t('correctTitle')} crumbs={crumbs}>
      <Loaded reading={choices}>
        {(offered) => (
          <Loaded reading={reading}>
            {(page) =>
              page.activity.voidedAt === null ? (
                <CorrectionForm choices={offered} present={page} />
              ) : (
                <EmptyState title={t('cannotCorrectVoided')} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
