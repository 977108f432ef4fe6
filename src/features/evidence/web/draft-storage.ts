import type { ActivityValues } from './activity-values.ts'

const prefix = 'luoshi.draft.'

/** What was typed and not saved yet, kept on this device under the form's own name. */
export interface StoredDraft {
  readonly values: ActivityValues
  readonly titleTouched: boolean
}

/** Storage may be forbidden, full, or hold what an older program wrote: then there is no draft. */
export function readDraft(name: string): StoredDraft | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? 'null')
    if (!isRecord(stored) || !isRecord(stored['values'])) return undefined
    const values = stored['values']
    const lists = ['jointUnitIds', 'leaders', 'people', 'topicIds', 'attachments']
    if (!lists.every((list) => Array.isArray(values[list]))) return undefined
    if (!['title', 'occurredOn', 'summary'].every((text) => typeof values[text] === 'string'))
      return undefined
    return { values: values as unknown as ActivityValues, titleTouched: stored['titleTouched'] === true }
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export function keepDraft(name: string, draft: StoredDraft): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(draft))
  } catch {
    // A private window or a full one: the draft lasts for the visit.
  }
}

export function forgetDraft(name: string): void {
  try {
    localStorage.removeItem(prefix + name)
  } catch {
    // Nothing was kept.
  }
}
