import { sql } from 'kysely'
import type { UnitScope } from '../../kernel/authority/authority.ts'
import type { AnyDatabase, AnyTransaction } from '../../platform/action/context.ts'
import { inScope } from '../organisation/store.ts'
import type { Figure, FigureDefinition, RecordMark, Report, ReportSummary } from './model.ts'
import type { ReportTables } from './tables.ts'

const tables = (database: AnyDatabase) => database.withTables<ReportTables>()

const summaryOf = sql`
  report.id, report.unit_id as "unitId", report.title, report.period_key as "periodKey", report.period_from as "periodFrom",
  report.period_to as "periodTo", report.language, report.state, report.revision, report.created_at as "createdAt",
  report.issued_at as "issuedAt", json_build_object('zh', template.zh, 'en', template.en) as "templateName",
  (select name from unit_name where unit_name.tenant_id = report.tenant_id and unit_name.unit_id = report.unit_id
    order by (valid_from <= report.period_to) desc, valid_from desc limit 1) as "unitName"`

/** Reports of the units within the scope as of the day, newest first. */
export async function listReports(
  database: AnyDatabase,
  scope: UnitScope,
  day: string,
  unitId?: string,
): Promise<ReportSummary[]> {
  const result = await sql<ReportSummary>`
    select ${summaryOf} from report
    join report_template template on template.tenant_id = report.tenant_id and template.id = report.template_id
    where report.tenant_id = ${scope.tenantId} and ${inScope(scope, 'report.unit_id', day)}
      and ${unitId === undefined ? sql`true` : sql`report.unit_id = ${unitId}`}
    order by report.created_at desc limit 1000`.execute(database)
  return result.rows
}

/** A report's row with the names that go with it. */
export type StoredReport = Omit<Report, 'figures' | 'periodKind'>

/** One report without its figures; `hold` keeps it from changing until the transaction ends. */
export async function findReport(
  database: AnyDatabase,
  scope: UnitScope,
  id: string,
  day: string,
  hold = false,
): Promise<StoredReport | null> {
  const result = await sql<StoredReport>`
    select ${summaryOf}, report.sections, report.cutoff_at as "cutoffAt", report.hash, report.audit_place as "auditPlace",
      report.file_sha256 as "fileSha256"
    from report
    join report_template template on template.tenant_id = report.tenant_id and template.id = report.template_id
    where report.tenant_id = ${scope.tenantId} and report.id = ${id} and ${inScope(scope, 'report.unit_id', day)}
    ${hold ? sql`for update of report` : sql``}`.execute(database)
  return result.rows[0] ?? null
}

/** A figure as it is kept: a draft's holds only code and query, an issued one's everything. */
export interface StoredFigure extends Figure {
  readonly id: string
  readonly asOf: string | null
  readonly records: readonly RecordMark[] | null
}

export async function figuresOf(
  database: AnyDatabase,
  tenantId: string,
  reportId: string,
): Promise<StoredFigure[]> {
  return tables(database)
    .selectFrom('figure')
    .select([
      'id',
      'code',
      'definition',
      'value',
      'previous_value as previousValue',
      'record_count as recordCount',
      'record_hash as recordHash',
      'as_of as asOf',
      'records',
    ])
    .where('tenant_id', '=', tenantId)
    .where('report_id', '=', reportId)
    .orderBy('code')
    .execute()
}

/** The codes that a report's figures have. */
export async function codesOf(database: AnyDatabase, tenantId: string, reportId: string): Promise<string[]> {
  const rows = await tables(database)
    .selectFrom('figure')
    .select('code')
    .where('tenant_id', '=', tenantId)
    .where('report_id', '=', reportId)
    .execute()
  return rows.map(({ code }) => code)
}

/** A unit's name on a day, or the nearest that it had; null when there is no such unit. */
export async function unitNameOn(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
  day: string,
): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from unit_name where tenant_id = ${tenantId} and unit_id = ${unitId}
    order by (valid_from <= ${day}) desc, case when valid_from <= ${day} then ${day}::date - valid_from else valid_from - ${day}::date end
    limit 1`.execute(database)
  return rows[0]?.name ?? null
}

type NewReport = Pick<
  ReportTables['report'],
  | 'id'
  | 'unit_id'
  | 'template_id'
  | 'period_key'
  | 'period_from'
  | 'period_to'
  | 'title'
  | 'language'
  | 'sections'
  | 'created_at'
  | 'created_by'
>

/** Writes a new draft. */
export async function insertReport(
  transaction: AnyTransaction,
  tenantId: string,
  row: NewReport,
): Promise<void> {
  await tables(transaction)
    .insertInto('report')
    .values({
      ...row,
      tenant_id: tenantId,
      sections: JSON.stringify(row.sections) as never,
      state: 'draft',
      revision: 1,
      cutoff_at: null,
      issued_at: null,
      issued_by: null,
      hash: null,
      audit_place: null,
      file_sha256: null,
    })
    .execute()
}

/** Writes the queries of a draft's figures; their values come when they are read. */
export async function insertFigures(
  transaction: AnyTransaction,
  tenantId: string,
  reportId: string,
  figures: readonly { readonly id: string; readonly code: string; readonly definition: FigureDefinition }[],
): Promise<void> {
  if (figures.length === 0) return
  await tables(transaction)
    .insertInto('figure')
    .values(
      figures.map(({ id, code, definition }) => ({
        tenant_id: tenantId,
        id,
        report_id: reportId,
        code,
        definition: JSON.stringify(definition) as never,
        as_of: null,
        value: null,
        previous_value: null,
        record_count: 0,
        record_hash: '',
        records: null,
      })),
    )
    .execute()
}

type ReportChange = Partial<
  Pick<
    ReportTables['report'],
    | 'title'
    | 'sections'
    | 'cutoff_at'
    | 'state'
    | 'issued_at'
    | 'issued_by'
    | 'hash'
    | 'audit_place'
    | 'file_sha256'
  >
>

/** Writes a report that was read with `hold`; its revision goes up by one. */
export async function updateReport(
  transaction: AnyTransaction,
  tenantId: string,
  report: Pick<StoredReport, 'id' | 'revision'>,
  change: ReportChange,
): Promise<void> {
  await tables(transaction)
    .updateTable('report')
    .set({
      ...change,
      ...(change.sections ? { sections: JSON.stringify(change.sections) as never } : {}),
      revision: report.revision + 1,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', report.id)
    .execute()
}

/** Freezes the figures of a report that is being issued, in one statement. */
export async function freezeFigures(
  transaction: AnyTransaction,
  tenantId: string,
  figures: readonly StoredFigure[],
): Promise<void> {
  await sql`
    update figure set value = given.value, previous_value = given."previousValue", record_count = given."recordCount",
      record_hash = given."recordHash", records = given.records, as_of = given."asOf"
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as given(id uuid, value numeric, "previousValue" numeric,
      "recordCount" integer, "recordHash" text, records jsonb, "asOf" timestamptz)
    where figure.tenant_id = ${tenantId} and figure.id = given.id`.execute(transaction)
}

/** Takes one figure of a draft away. */
export async function deleteFigure(
  transaction: AnyTransaction,
  tenantId: string,
  reportId: string,
  code: string,
): Promise<void> {
  await tables(transaction)
    .deleteFrom('figure')
    .where('tenant_id', '=', tenantId)
    .where('report_id', '=', reportId)
    .where('code', '=', code)
    .execute()
}

/** Takes a draft away with its figures; nothing that was issued is ever deleted. */
export async function deleteDraft(transaction: AnyTransaction, tenantId: string, id: string): Promise<void> {
  await tables(transaction)
    .deleteFrom('figure')
    .where('tenant_id', '=', tenantId)
    .where('report_id', '=', id)
    .execute()
  await tables(transaction)
    .deleteFrom('report')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}
