import { done, type Outcome } from '../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../platform/action/context.ts'
import { change, view } from '../audit/actions.ts'
import type { Clause, Rulebook, RulebookKind, RulebookVersion } from './model.ts'
import { noSuchRulebook } from './rules.ts'
import { clausesOf, findFile, findRulebook, findVersion, listRulebooks, updateRulebook } from './store.ts'

export async function readRulebooks(context: ActionContext): Promise<Outcome<Rulebook[]>> {
  return view(context, 'rulebooks.read', undefined, async (database, scope) =>
    done(await listRulebooks(database, scope.tenantId)),
  )
}

export interface VersionReading {
  readonly rulebook: Rulebook
  readonly version: RulebookVersion
  readonly clauses: readonly Clause[]
}

/** Everything the reader shows of one version. */
export async function readVersion(
  context: ActionContext,
  versionId: string,
): Promise<Outcome<VersionReading>> {
  return view(context, 'rulebooks.read', undefined, async (database, scope) => {
    const version = await findVersion(database, scope.tenantId, versionId)
    const rulebook = version && (await findRulebook(database, scope.tenantId, version.rulebookId))
    if (!version || !rulebook) return noSuchRulebook
    return done({ rulebook, version, clauses: await clausesOf(database, scope.tenantId, versionId) })
  })
}

export interface OriginalFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** The file as it was brought in. */
export async function readOriginal(
  context: ActionContext,
  versionId: string,
): Promise<Outcome<OriginalFile>> {
  return view(context, 'rulebooks.read', undefined, async (database, scope) => {
    const version = await findVersion(database, scope.tenantId, versionId)
    const file = version && (await findFile(database, scope.tenantId, version.fileSha256))
    const content = file && (await context.files.get(file.sha256))
    if (!version || !content) return noSuchRulebook
    return done({ name: version.fileName, mediaType: version.mediaType, content })
  })
}

export async function renameRulebook(
  context: ActionContext,
  id: string,
  naming: { title: string; issuer: string; kind: RulebookKind },
): Promise<Outcome<{ id: string }>> {
  return change(context, 'rulebooks.write', undefined, async (transaction) => {
    if (!(await updateRulebook(transaction, context.tenantId, id, naming))) return noSuchRulebook
    return done({
      value: { id },
      entries: [{ action: 'rulebook.rename', subjectKind: 'rulebook', subjectId: id, content: naming }],
    })
  })
}
