import { Alert, App, Flex, type FormInstance, Typography } from 'antd'
import type { Refusal } from '../kernel/outcome/outcome.ts'
import { OutageError, RefusalError } from './api.ts'
import { commonWords } from './common-words.ts'
import { useLanguage, useSentence, useWords } from './language.tsx'
import { inLanguage } from './words.ts'

/** A pasted list of ten thousand bad lines is mended from its first ones. */
const mostProblemsListed = 100

export interface RefusalMessage {
  /** Sets errors at the form's fields, and shows whatever has no field of its own. */
  show(error: unknown, form?: FormInstance): void
  /** Only the fields; true when every part of the refusal found one. */
  setFields(error: unknown, form?: FormInstance): boolean
}

/** `a.0.b` as the path Ant Design's form knows a field by. */
function fieldPath(field: string): (string | number)[] {
  return field.split('.').map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : part))
}

export function useRefusalMessage(): RefusalMessage {
  const { modal, notification } = App.useApp()
  const { language } = useLanguage()
  const t = useWords(commonWords)
  const setFields = (error: unknown, form?: FormInstance): boolean => {
    if (!(error instanceof RefusalError) || form === undefined) return false
    const parts = [error.refusal, ...(error.refusal.others ?? [])]
    const placed = parts.flatMap(({ place, sentence }) => {
      if (place?.field === undefined) return []
      const name = fieldPath(place.field)
      return form.getFieldInstance(name) === undefined
        ? []
        : [{ name, errors: [inLanguage(sentence, language)] }]
    })
    form.setFields(placed)
    const first = placed[0]
    if (first !== undefined) form.scrollToField(first.name, { focus: true, block: 'center' })
    return placed.length === parts.length
  }
  return {
    setFields,
    show(error, form) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      if (setFields(error, form)) return
      if (error instanceof RefusalError && (error.refusal.others?.length ?? 0) > 0) {
        void modal.error({
          title: t('notDone'),
          width: 640,
          okText: t('close'),
          content: <RefusalDetail refusal={error.refusal} />,
        })
        return
      }
      const decided = error instanceof RefusalError && !error.mayPass
      notification.error({
        title: decided ? t('notDone') : t('trouble'),
        description: <TroubleText error={error} />,
        // A decision may be read and dismissed; what stands in the way of everything stays until the reader closes it.
        duration: decided ? 8 : 0,
        role: 'alert',
      })
    },
  }
}

/** The sentence for a person behind any error a request may end with. */
export function TroubleText({ error }: { readonly error: unknown }) {
  const say = useSentence()
  const t = useWords(commonWords)
  if (error instanceof RefusalError) {
    return `${say(error.refusal.sentence)}${error.mayPass ? t('entryKept') : ''}`
  }
  return t(error instanceof OutageError ? error.outage : 'broken')
}

/** A refusal drawn in place, above the form or list it concerns; draws nothing while there is no trouble. */
export function TroubleNotice({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null
  const problems = error instanceof RefusalError ? (error.refusal.others ?? []) : []
  return (
    <Alert
      className="trouble-notice"
      type="error"
      showIcon
      role="alert"
      title={<TroubleText error={error} />}
      description={problems.length > 0 && <ProblemTable problems={problems} />}
    />
  )
}

/** The refusal's sentence, and a table of its further problems. */
function RefusalDetail({ refusal }: { readonly refusal: Refusal }) {
  const say = useSentence()
  return (
    <Flex vertical gap={8}>
      <span>{say(refusal.sentence)}</span>
      <ProblemTable
        problems={refusal.place === undefined ? (refusal.others ?? []) : [refusal, ...(refusal.others ?? [])]}
      />
    </Flex>
  )
}

/** Problems with the line, cell or field each concerns; the first hundred of them. */
function ProblemTable({ problems }: { readonly problems: readonly Refusal[] }) {
  const say = useSentence()
  const t = useWords(commonWords)
  return (
    <>
      <Typography.Text type="secondary">
        {t('problems', { n: problems.length })}
        {problems.length > mostProblemsListed && ` · ${t('problemsShown', { n: mostProblemsListed })}`}
      </Typography.Text>
      {/* A region that scrolls must be reachable by keyboard. */}
      <div className="refusal-table" role="region" aria-label={t('problem')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('problem')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, mostProblemsListed).map(({ place, sentence }, index) => (
              // The list never changes order, and problems have no id.
              <tr key={index}>
                <td>{place?.line ?? place?.row ?? '—'}</td>
                <td>{place?.column ?? place?.field ?? '—'}</td>
                <td>{say(sentence)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
