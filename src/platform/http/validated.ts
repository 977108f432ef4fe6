import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { ValidationTargets } from 'hono'
import { validator } from 'hono-openapi'
import { refusalOfIssues } from './issue-refusal.ts'
import { respondRefused } from './respond.ts'
import { refusalOfUnstorable } from './unstorable-text.ts'

/**
 * Checks one part of a request (`json`, `query`, `param`, `form`) against a schema before the route runs, and
 * describes it in the OpenAPI document. What fails is refused with `request.invalid`, each field named in
 * both languages.
 */
export const validated = <Schema extends StandardSchemaV1, Target extends keyof ValidationTargets>(
  target: Target,
  schema: Schema,
) =>
  validator(target, schema, (result, c) => {
    const refusal = result.success ? refusalOfUnstorable(result.data) : refusalOfIssues(result.error)
    return refusal === undefined ? undefined : respondRefused(c, refusal)
  })
