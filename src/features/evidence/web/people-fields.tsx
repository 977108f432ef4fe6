import { Form, InputNumber, Select } from 'antd'
import { useMemo } from 'react'
import { useWords } from '../../../ui/language.tsx'
import type { PersonRow } from '../../organisation/model.ts'
import { evidenceWords } from '../words.ts'
import { type ActivityValues, namedPeople } from './activity-values.ts'
import { usePeople } from './evidence-api.ts'

interface PersonOption {
  readonly value: string
  readonly label: string
  readonly posts: string
  /** What a search looks in. */
  readonly words: string
}

/** Whoever holds a post in the units of the activity comes first; everybody else can be found by searching. */
function optionsOf(people: readonly PersonRow[], unitIds: readonly string[]): PersonOption[] {
  const isNear = ({ posts }: PersonRow) => posts.some(({ unitId }) => unitIds.includes(unitId))
  const near = people.filter(isNear)
  const far = people.filter((person) => !isNear(person))
  return [...near, ...far].map(({ id, name, posts }) => {
    const described = posts.map(({ unitName, title }) => `${unitName} ${title}`).join('、')
    return { value: id, label: name, posts: described, words: `${name} ${described}`.toLowerCase() }
  })
}

const drawPerson = ({ data }: { readonly data: PersonOption }) => (
  <span>
    {data.label} <span className="person-posts">{data.posts}</span>
  </span>
)

/** Who took part and who led, by name; or how many. */
export function PeopleFields({ values }: { readonly values: ActivityValues }) {
  const t = useWords(evidenceWords)
  const people = usePeople(values.occurredOn)
  const { unitId, jointUnitIds } = values
  const options = useMemo(
    () => optionsOf(people.data ?? [], [...(unitId === undefined ? [] : [unitId]), ...jointUnitIds]),
    [people.data, unitId, jointUnitIds],
  )
  const named = namedPeople(values).length
  const select = {
    mode: 'multiple',
    options,
    loading: people.loading,
    placeholder: t('whoPlaceholder'),
    showSearch: {
      filterOption: (input: string, option?: PersonOption) =>
        option?.words.includes(input.trim().toLowerCase()) ?? false,
    },
    optionRender: drawPerson,
  } as const
  return (
    <>
      <div className="form-pair">
        <Form.Item
          name="headCount"
          label={t('headCount')}
          {...(named > 0 && { extra: t('headHint', { n: named }) })}
        >
          <InputNumber
            min={0}
            max={1_000_000}
            precision={0}
            inputMode="numeric"
            placeholder={String(named)}
          />
        </Form.Item>
        <Form.Item name="hours" label={t('hours')}>
          <InputNumber min={0} max={10_000} step={0.5} inputMode="decimal" placeholder="0" />
        </Form.Item>
      </div>
      <Form.Item name="leaders" label={t('ledBy')}>
        <Select<string[], PersonOption> {...select} />
      </Form.Item>
      <Form.Item name="people" label={t('who')}>
        <Select<string[], PersonOption> {...select} />
      </Form.Item>
    </>
  )
}
