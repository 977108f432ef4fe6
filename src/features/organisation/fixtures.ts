import type { Outcome } from '../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../platform/action/context.ts'
import type { Tier } from './model.ts'
import { addPerson, addPost, appoint } from './posts/actions.ts'
import { createUnit } from './units/actions.ts'
import type { CreateUnit } from './units/model.ts'

/** The value of an outcome that a test needs to have succeeded. */
export function mustBeDone<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.done) throw new Error(`refused: ${outcome.refusal.code} ${outcome.refusal.sentence.en}`)
  return outcome.value
}

let units = 0

/** A unit, by default a department at the top, open since 2020; gives back its id. */
export async function aUnit(context: ActionContext, given: Partial<CreateUnit> = {}): Promise<string> {
  units += 1
  const unit = { parentId: null, name: `科室${units}`, kind: 'department', openedOn: '2020-01-01', ...given }
  return mustBeDone(await createUnit(context, unit)).unitId
}

/** A person; gives back the id. */
export async function aPerson(context: ActionContext, name = '张三'): Promise<string> {
  return mustBeDone(await addPerson(context, { name })).personId
}

export interface GivenPost {
  readonly unitId?: string
  readonly title?: string
  readonly tier?: Tier
  readonly openedOn?: string
  /** Who holds it from its first day: a person's id, or a new person's name; nobody when absent. */
  readonly holder?: { readonly personId: string } | { readonly name: string }
}

/** A post, by default a handler's in a unit of its own; gives back its id and its unit's. */
export async function aPost(
  context: ActionContext,
  { unitId, title = '安全员', tier = 'handler', openedOn = '2020-01-01', holder }: GivenPost = {},
): Promise<{ postId: string; unitId: string }> {
  const ofUnit = unitId ?? (await aUnit(context, { openedOn }))
  const { postId } = mustBeDone(await addPost(context, { unitId: ofUnit, title, tier, openedOn }))
  if (holder !== undefined)
    mustBeDone(await appoint(context, { postId, person: holder, from: openedOn, to: null }))
  return { postId, unitId: ofUnit }
}
