import { DeleteOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card } from 'antd'
import { useRef, useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { call } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { useGo } from '../../../ui/navigation.tsx'
import { TroubleText, useRefusalMessage } from '../../../ui/refusal.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { ReasonDialog } from '../../../ui/widgets/reason-dialog.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { Report, Slot } from '../model.ts'
import { slotNames } from '../rules.ts'
import { reportsWords } from '../words.ts'
import { CutoffField } from './cutoff-field.tsx'
import { FigureDialog } from './figure-dialog.tsx'
import { FigurePanel } from './figure-panel.tsx'
import { FigureRecordsDrawer } from './figure-records.tsx'
import { useShelf } from './figure-shelf.ts'
import { IssueDialog } from './issue-dialog.tsx'
import { ReportPaper } from './report-paper.tsx'
import { StateTag } from './reports.tsx'
import { useFigureChoices, useReportsApi } from './reports-api.ts'
import { type Draft, useDraft } from './use-draft.ts'
import { WordButton } from './word-button.tsx'

export interface DraftReportProps {
  readonly report: Report
  readonly may: (permission: string) => boolean
}

/** A draft: its text to be written, its numbers following the records. */
export function DraftReport({ report, may }: DraftReportProps) {
  const t = useWords(reportsWords)
  const { today } = useTenant()
  const draft = useDraft(report)
  // Figures are counted anew only once the cut-off has been saved.
  const [countedAt, setCountedAt] = useState(report.cutoffAt)
  const shelf = useShelf(report, countedAt ?? '')
  const [doing, setDoing] = useState<'issue' | 'delete'>()
  const adding = useNewFigure(report, draft)
  const removeFigure = useRemoveFigure(report, draft)
  const mayWrite = may('reports.write')
  const named = new Set(draft.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(slotNames)))
  const cutOff = (cutoffAt: string | null) => {
    draft.change({ cutoffAt })
    void draft.withRevision(async () => {
      setCountedAt(cutoffAt)
      return undefined
    })
  }
  const actions = (
    <>
      <SaveState draft={draft} />
      {mayWrite && (
        <Button icon={<DeleteOutlined />} aria-label={t('deleteDraft')} onClick={() => setDoing('delete')} />
      )}
      <WordButton
        reportId={report.id}
        name={draft.title}
        prepare={() => draft.withRevision(async () => undefined)}
      />
      {may('reports.issue') && (
        <Button type="primary" onClick={() => setDoing('issue')}>
          {t('issue')}
        </Button>
      )}
    </>
  )
  return (
    <Page
      title={draft.title}
      mark={<StateTag state="draft" />}
      crumbs={[{ title: t('reports'), to: '/reports' }]}
      actions={actions}
    >
      {draft.state === 'failed' && <NotSaved trouble={draft.trouble} />}
      <div className="report-layout">
        <ReportPaper
          language={report.language}
          title={draft.title}
          sections={draft.sections}
          shelf={shelf}
          signature={<Signature unitName={report.unitName} day={today} />}
          {...(mayWrite && {
            edit: {
              title: (title) => draft.change({ title }),
              sections: (sections) =>
                draft.change({
                  sections: sections.map((one) => ({ ...one, paragraphs: [...one.paragraphs] })),
                }),
              newFigure: adding.ask,
            },
          })}
        />
        <aside className="report-side">
          {mayWrite && (
            <Card size="small">
              <label htmlFor="report-cutoff">{t('cutoff')}</label>
              <CutoffField id="report-cutoff" value={draft.cutoffAt} onChange={cutOff} />
              <p className="figure-note">{t('cutoffHint')}</p>
            </Card>
          )}
          <FigurePanel
            shelf={shelf}
            named={named}
            {...(mayWrite && { onAdd: () => void adding.ask(), onRemove: removeFigure })}
          />
        </aside>
      </div>
      <FigureRecordsDrawer reportId={report.id} shelf={shelf} />
      {adding.dialog}
      {doing === 'issue' && <IssueDialog report={report} draft={draft} onClose={() => setDoing(undefined)} />}
      {doing === 'delete' && (
        <DeleteDialog report={report} draft={draft} onClose={() => setDoing(undefined)} />
      )}
    </Page>
  )
}

/** The organ and the day at the end of the paper. */
export function Signature({ unitName, day }: { readonly unitName: string; readonly day: string }) {
  return (
    <>
      {unitName}
      <br />
      <DateText value={day} />
    </>
  )
}

function SaveState({ draft }: { readonly draft: Draft }) {
  const t = useWords(reportsWords)
  const words = { saved: 'saved', saving: 'saving', unsaved: 'unsaved', failed: 'notSaved' } as const
  return (
    <span className="report-save-state" role="status">
      {t(words[draft.state])}
    </span>
  )
}

function NotSaved({ trouble }: { readonly trouble: unknown }) {
  const t = useWords(reportsWords)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="report-differences"
      title={<TroubleText error={trouble} />}
      action={
        <Button size="small" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  )
}

/** Asks for a new figure in a dialog; `ask` gives its code, or nothing when it was called off. */
function useNewFigure(report: Report, draft: Draft) {
  const api = useReportsApi()
  const choices = useFigureChoices()
  const queries = useQueryClient()
  const waiting = useRef<(code: string | undefined) => void>(undefined)
  const [open, setOpen] = useState(false)
  const settle = (code: string | undefined) => {
    setOpen(false)
    waiting.current?.(code)
    waiting.current = undefined
  }
  const add = useAction({
    run: ({ slot, revision }: { readonly slot: Slot; readonly revision: number }) =>
      api[':id'].figures.$post({ param: { id: report.id }, json: { slot, revision } }),
    trouble: 'inline',
    refresh: [],
  })
  const confirm = async (slot: Slot) => {
    const added = await draft.withRevision((revision) => add.start({ slot, revision }))
    if (added === undefined) return
    await queries.invalidateQueries({ queryKey: ['reports', 'one', report.id] })
    settle(added.code)
  }
  return {
    ask: () =>
      new Promise<string | undefined>((resolve) => {
        waiting.current = resolve
        setOpen(true)
      }),
    dialog: open && choices.data !== undefined && (
      <FigureDialog
        choices={choices.data}
        pending={add.pending}
        trouble={add.trouble}
        onConfirm={(slot) => void confirm(slot)}
        onClose={() => settle(undefined)}
      />
    ),
  }
}

function useRemoveFigure(report: Report, draft: Draft): (code: string) => void {
  const api = useReportsApi()
  const queries = useQueryClient()
  const refusalMessage = useRefusalMessage()
  const remove = async (code: string) => {
    try {
      await draft.withRevision(async (revision) => {
        const param = { id: report.id, code }
        return (await call(api[':id'].figures[':code'].remove.$post({ param, json: { revision } }))).data
      })
      await queries.invalidateQueries({ queryKey: ['reports', 'one', report.id] })
    } catch (error) {
      refusalMessage.show(error)
    }
  }
  return (code) => void remove(code)
}

interface DeleteDialogProps {
  readonly report: Report
  readonly draft: Draft
  readonly onClose: () => void
}

function DeleteDialog({ report, draft, onClose }: DeleteDialogProps) {
  const t = useWords(reportsWords)
  const go = useGo()
  const api = useReportsApi()
  const remove = useAction({
    run: (revision: number) => api[':id'].delete.$post({ param: { id: report.id }, json: { revision } }),
    trouble: 'inline',
    success: t('deleted'),
    refresh: [['reports', 'list']],
    onDone: () => go('/reports'),
  })
  return (
    <ReasonDialog
      open
      danger
      reason="none"
      title={t('deleteQuestion', { title: draft.title })}
      consequence={t('deleteHint')}
      confirmLabel={t('deleteDraft')}
      pending={remove.pending}
      trouble={remove.trouble}
      onConfirm={() =>
        void draft.withRevision(async (revision) => {
          await remove.start(revision)
          return undefined
        })
      }
      onCancel={onClose}
    />
  )
}
