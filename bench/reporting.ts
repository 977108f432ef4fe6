import { mustBeDone } from '../src/features/organisation/fixtures.ts'
import { createReport, editReport, readReport } from '../src/features/reports/actions.ts'
import { readWord } from '../src/features/reports/document/actions.ts'
import { readFigures } from '../src/features/reports/figures/actions.ts'
import { issueReport } from '../src/features/reports/issuing/actions.ts'
import { listTemplates } from '../src/features/reports/templates/actions.ts'
import { type District, YEAR } from './district/district.ts'
import { quantile, type Times } from './stopwatch.ts'

const steps = [
  'create',
  'read figures',
  'set the cut-off',
  'issue, Word file included',
  'read Word file',
  'whole',
] as const
type Step = (typeof steps)[number]

/** The report of the whole organisation for the year: made from a built-in template, read, issued, and its Word file fetched. */
export async function measureReport(
  { context, root }: Pick<District, 'context' | 'root'>,
  runs = 3,
): Promise<Record<Step, Times>> {
  const templates = mustBeDone(await listTemplates(context))
  const template = templates.find(({ content }) => content.periods.includes('year'))
  if (template === undefined) throw new Error('no template for a year')
  const times: Record<Step, number[]> = Object.fromEntries(steps.map((step) => [step, []])) as never
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now()
    let last = started
    const note = (step: Step): void => {
      times[step].push(performance.now() - last)
      last = performance.now()
    }
    const asked = { unitId: root, templateId: template.id, periodKey: String(YEAR), language: 'zh' } as const
    const { id } = mustBeDone(await createReport(context, asked))
    note('create')
    mustBeDone(await readFigures(context, id))
    note('read figures')
    // The year is not over on the district's day: what was recorded by now is counted.
    const { title, sections } = mustBeDone(await readReport(context, id))
    const cutoffAt = context.now().subtract({ seconds: 1 }).toString()
    const edited = mustBeDone(
      await editReport(context, id, { revision: 1, title, sections: [...sections], cutoffAt }),
    )
    note('set the cut-off')
    mustBeDone(await issueReport(context, id, { revision: edited.revision }))
    note('issue, Word file included')
    mustBeDone(await readWord(context, id))
    note('read Word file')
    times.whole.push(performance.now() - started)
  }
  return Object.fromEntries(
    steps.map((step) => {
      const sorted = times[step].toSorted((one, other) => one - other)
      return [
        step,
        { runs, min: quantile(sorted, 0), median: quantile(sorted, 0.5), max: quantile(sorted, 1) },
      ]
    }),
  ) as Record<Step, Times>
}
