import type { FigureDefinition, RecordMark, ReportSection, TemplateContent } from './model.ts'

/** A type, not an interface: Kysely asks for an index signature. */
export type ReportTables = {
  report_template: {
    tenant_id: string
    id: string
    key: string
    zh: string
    en: string
    sections: TemplateContent
    built_in: boolean
    revision: number
    created_at: string
  }
  report: {
    tenant_id: string
    id: string
    unit_id: string
    template_id: string
    period_key: string
    period_from: string
    period_to: string
    title: string
    language: 'zh' | 'en'
    sections: readonly ReportSection[]
    state: 'draft' | 'issued'
    revision: number
    cutoff_at: string | null
    created_at: string
    created_by: string
    issued_at: string | null
    issued_by: string | null
    hash: string | null
    audit_place: number | null
    file_sha256: string | null
  }
  figure: {
    tenant_id: string
    id: string
    report_id: string
    code: string
    definition: FigureDefinition
    as_of: string | null
    value: number | null
    previous_value: number | null
    record_count: number
    record_hash: string
    records: readonly RecordMark[] | null
  }
}
