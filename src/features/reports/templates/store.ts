import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import type { Template } from '../model.ts'
import type { ReportTables } from '../tables.ts'
import { builtInTemplates } from './rules.ts'

/** The tenant's templates, built-in ones first. */
export async function templatesOf(database: AnyDatabase, tenantId: string): Promise<Template[]> {
  const rows = await database
    .withTables<ReportTables>()
    .selectFrom('report_template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('built_in', 'desc')
    .orderBy('created_at')
    .orderBy('key')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: { zh: row.zh, en: row.en },
    builtIn: row.built_in,
    revision: row.revision,
    content: row.sections,
  }))
}

/** Gives the tenant the built-in templates that it does not have yet. */
export async function startTemplates(
  transaction: AnyTransaction,
  tenantId: string,
  newId: () => string,
  createdAt: string,
): Promise<void> {
  const rows = builtInTemplates.map((template) => ({ ...template, id: newId() }))
  await sql`
    insert into report_template (tenant_id, id, key, zh, en, sections, built_in, created_at)
    select ${tenantId}, id, key, zh, en, content, true, ${createdAt}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, key text, zh text, en text, content jsonb)
    on conflict (tenant_id, key) do nothing`.execute(transaction)
}

export async function insertTemplate(
  transaction: AnyTransaction,
  tenantId: string,
  template: Template,
  createdAt: string,
): Promise<void> {
  await transaction
    .withTables<ReportTables>()
    .insertInto('report_template')
    .values({
      tenant_id: tenantId,
      id: template.id,
      key: template.key,
      zh: template.name.zh,
      en: template.name.en,
      sections: JSON.stringify(template.content) as never,
      built_in: template.builtIn,
      revision: template.revision,
      created_at: createdAt,
    })
    .execute()
}

/** Changes a template of the tenant's own; false when its revision is no longer the one given. */
export async function updateTemplate(
  transaction: AnyTransaction,
  tenantId: string,
  template: Template,
): Promise<boolean> {
  const result = await transaction
    .withTables<ReportTables>()
    .updateTable('report_template')
    .set({
      zh: template.name.zh,
      en: template.name.en,
      sections: JSON.stringify(template.content) as never,
      revision: template.revision + 1,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', template.id)
    .where('revision', '=', template.revision)
    .where('built_in', '=', false)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Takes a template of the tenant's own away; false when a report was made from it. */
export async function deleteUnusedTemplate(
  transaction: AnyTransaction,
  tenantId: string,
  id: string,
): Promise<boolean> {
  const gone = await sql`
    delete from report_template template where template.tenant_id = ${tenantId} and template.id = ${id}
      and not template.built_in and not exists (select from report
        where report.tenant_id = ${tenantId} and report.template_id = template.id)`.execute(transaction)
  return (gone.numAffectedRows ?? 0n) > 0n
}
