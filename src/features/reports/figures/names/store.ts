import type { AnyDatabase } from '../../../../platform/action/context.ts'
import { topicsOf } from '../../../duties/review/topics/store.ts'
import { activityKinds } from '../../../evidence/kinds/store.ts'
import { listRulebooks } from '../../../rulebooks/store.ts'
import type { FigureNames } from '../rules.ts'

/** The tenant's names for what figure definitions hold by code and id. */
export async function figureNames(
  database: AnyDatabase,
  tenantId: string,
  language: 'zh' | 'en',
): Promise<FigureNames> {
  const kinds = await activityKinds(database, tenantId)
  const topics = await topicsOf(database, tenantId)
  const rulebooks = await listRulebooks(database, tenantId)
  return {
    kinds: new Map(kinds.map((kind) => [kind.code, kind[language]])),
    topics: new Map(topics.map(({ id, name }) => [id, name])),
    rulebooks: new Map(rulebooks.map(({ id, title }) => [id, title])),
  }
}
