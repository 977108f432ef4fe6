import { Tag, Typography } from 'antd'
import type { Refusal } from '../../../../kernel/outcome/outcome.ts'
import { useSentence, useWords } from '../../../../ui/language.tsx'
import type { Column } from '../../../../ui/table-column.ts'
import { useTenant } from '../../../../ui/tenant.tsx'
import { DataTable } from '../../../../ui/widgets/data-table.tsx'
import { useNames, useTree } from '../../web/organisation-api.ts'
import { organisationWords } from '../../words.ts'
import { type BuildCheck, type DraftUnit, MOST_SHOWN } from '../model.ts'
import { buildWords } from '../words.ts'

/** Everything that stands in the way, by line. */
export function BuildProblems({ problems }: { readonly problems: readonly Refusal[] }) {
  const t = useWords(buildWords)
  const say = useSentence()
  const rows = problems.map((problem, index) => ({ problem, key: String(index) }))
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'line',
      title: t('line'),
      value: ({ problem }) => problem.place?.line ?? problem.place?.row ?? null,
      width: 80,
      onPhone: 'line',
    },
    { key: 'column', title: t('column'), value: ({ problem }) => problem.place?.column ?? null, width: 180 },
    { key: 'problem', title: t('problem'), value: ({ problem }) => say(problem.sentence), width: 460 },
  ]
  return (
    <DataTable name={t('problem')} rows={rows} columns={columns} rowKey={({ key }) => key} tools={false} />
  )
}

/** What would be made, in the order of the tree. */
export function BuildPreview({ check }: { readonly check: BuildCheck }) {
  const t = useWords(buildWords)
  const { today } = useTenant()
  const names = useNames(useTree(today).data?.kinds)
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        {t('preview')}
      </Typography.Title>
      {check.counts.units > check.units.length && <p>{t('firstShown', { n: MOST_SHOWN })}</p>}
      <ul className="build-preview">
        {check.units.map((unit) => (
          <li key={`${unit.line} ${unit.name}`} style={{ paddingInlineStart: unit.depth * 22 }}>
            <strong>{unit.name}</strong> <span className="unit-note">{names.kind(unit.kind)}</span>
            <Posts posts={unit.posts} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Posts({ posts }: { readonly posts: DraftUnit['posts'] }) {
  const t = useWords(organisationWords)
  const names = useNames()
  return posts.map(({ title, tier, holder }, index) => (
    <span key={index} className="build-post">
      {title} <span className="post-since">{names.tier(tier)}</span>{' '}
      {holder ?? <Tag color="warning">{t('vacant')}</Tag>}
    </span>
  ))
}
