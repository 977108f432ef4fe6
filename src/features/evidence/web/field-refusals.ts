import type { FormInstance } from 'antd'
import { useEffect, useRef } from 'react'
import { RefusalError } from '../../../ui/api.ts'
import { useSentence } from '../../../ui/language.tsx'
import type { ActivityValues } from './activity-values.ts'

/** The server's names for what the form calls otherwise. */
const fields: Readonly<Record<string, keyof ActivityValues>> = {
  unit: 'unitId',
  unitId: 'unitId',
  kind: 'kind',
  title: 'title',
  occurredOn: 'occurredOn',
  headCount: 'headCount',
  person: 'people',
  people: 'people',
  hours: 'hours',
  topic: 'topicIds',
  topicIds: 'topicIds',
  summary: 'summary',
  file: 'attachments',
  attachments: 'attachments',
}

/** Says at the fields what the server refused of them, and takes it back when it no longer does. */
export function useFieldRefusals(form: FormInstance<ActivityValues>, error: Error | null): void {
  const say = useSentence()
  const marked = useRef(new Set<keyof ActivityValues>())
  useEffect(() => {
    const refusals = error instanceof RefusalError ? [error.refusal, ...(error.refusal.others ?? [])] : []
    const placed = refusals.flatMap(({ place, sentence }) => {
      const name = place?.field === undefined ? undefined : fields[place.field.split('.')[0] ?? '']
      return name === undefined ? [] : [{ name, sentence: say(sentence) }]
    })
    const found = Map.groupBy(placed, ({ name }) => name)
    const cleared = [...marked.current].filter((name) => !found.has(name))
    marked.current = new Set(found.keys())
    form.setFields([
      ...cleared.map((name) => ({ name, errors: [] })),
      ...[...found].map(([name, ofField]) => ({ name, errors: ofField.map(({ sentence }) => sentence) })),
    ])
  }, [form, error, say])
}
