import { adoptDuties } from '../features/duties/adoption/actions.ts'
import type { Duty } from '../features/duties/model.ts'
import { adjustDuty, decideDuties, readDesk } from '../features/duties/review/actions.ts'
import { addDuty, proposeDuties } from '../features/duties/review/proposal/actions.ts'
import { addTopic } from '../features/duties/review/topics/actions.ts'
import { importRulebook } from '../features/rulebooks/import/actions.ts'
import type { ActionContext } from '../platform/action/context.ts'
import { must } from './must.ts'
import { ruleBytes, type SampleRule, sampleRules, type TakenDuty } from './rulebooks.ts'

/** Brings the sample's rules in, reviews them as the district's reviewers did, and adopts what they accepted. */
export async function adoptRules(
  context: ActionContext,
  from: string,
): Promise<{ duties: number; assignments: number }> {
  const accepted: Duty[] = []
  for (const rule of sampleRules) accepted.push(...(await reviewRule(context, rule, from)))
  const adopted = must(
    await adoptDuties(context, {
      dutyIds: accepted.map(({ id }) => id),
      from,
      start: 'next',
      exceptUnitIds: [],
    }),
    'adopt its duties',
  )
  return { duties: accepted.length, assignments: adopted.assignments }
}

async function reviewRule(context: ActionContext, rule: SampleRule, from: string): Promise<Duty[]> {
  const imported = must(
    await importRulebook(
      context,
      { fileName: rule.file, bytes: ruleBytes(rule, from) },
      { issuer: rule.issuer, kind: rule.kind, effectiveFrom: rule.effectiveFrom ?? from },
    ),
    `import ${rule.file}`,
  )
  must(await proposeDuties(context, imported.versionId), `read ${rule.file}`)
  const desk = must(await readDesk(context, imported.versionId), 'open the desk')
  const taken: Duty[] = []
  for (const one of rule.duties)
    taken.push(await takeUp(context, desk.version.text, imported.versionId, desk.duties, one))
  await decide(context, 'accept', taken)
  const takenIds = new Set(taken.map(({ id }) => id))
  await decide(
    context,
    'reject',
    desk.duties.filter(({ id }) => !takenIds.has(id)),
  )
  return taken
}

async function decide(
  context: ActionContext,
  decision: 'accept' | 'reject',
  duties: readonly Duty[],
): Promise<void> {
  if (duties.length === 0) return
  must(
    await decideDuties(context, { decision, duties: duties.map(({ id, revision }) => ({ id, revision })) }),
    `${decision} duties`,
  )
}

/** The duty that the finder found at these words, or one added by selecting them, with the reviewers' terms. */
async function takeUp(
  context: ActionContext,
  text: string,
  versionId: string,
  found: readonly Duty[],
  { words, terms, topic }: TakenDuty,
): Promise<Duty> {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`the sample's rule does not say: ${words}`)
  const end = start + words.length
  const isThere = (duty: Duty) => duty.actionStart < end && start < duty.actionStart + duty.action.length
  const duty = found.find(isThere) ?? must(await addDuty(context, versionId, { start, end }), `add: ${words}`)
  const { revision, title, kind, schedule, evidence, tier, unitKinds, graceDays } = duty
  // A rhythm that reviewers set makes a duty recurring or a deadline, whatever its words left open.
  const about = topic ? { topicId: must(await addTopic(context, topic), `add the topic ${topic}`).id } : {}
  const due = terms?.schedule?.type
  const kindOf = due === 'deadline' || due === 'lead' ? 'deadline' : due === undefined ? kind : 'recurring'
  return must(
    await adjustDuty(context, duty.id, {
      revision,
      title,
      kind: kindOf,
      schedule,
      tier,
      unitKinds: [...unitKinds],
      graceDays,
      ...terms,
      evidence: (terms?.evidence ?? evidence).map(({ attachment: _, ...rule }) => ({ ...rule, ...about })),
    }),
    `adjust: ${words}`,
  )
}
