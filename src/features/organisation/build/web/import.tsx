import { useWords } from '../../../../ui/language.tsx'
import { useGo } from '../../../../ui/navigation.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import '../../web/organisation.css'
import { organisationWords } from '../../words.ts'
import { buildWords } from '../words.ts'
import './build.css'
import { BuildPanel } from './build-panel.tsx'

/** 批量导入: units, posts and people from a list or a sheet. */
export default function Import() {
  const t = useWords(organisationWords)
  const b = useWords(buildWords)
  const go = useGo()
  return (
    <Page
      title={t('importing')}
      summary={b('summary')}
      crumbs={[{ title: t('organisation'), to: '/organisation' }]}
    >
      <BuildPanel onBuilt={() => go('/organisation')} />
    </Page>
  )
}
