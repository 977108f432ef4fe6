import type { Refusal } from '../../kernel/outcome/outcome.ts'

/** Null characters, which PostgreSQL refuses, and halves of a character, which it would quietly replace. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** The path of the first text in a checked value (so of bounded depth) that cannot be stored as it is. */
const unstorablePath = (value: unknown, path: readonly string[]): readonly string[] | undefined => {
  if (typeof value === 'string') return isStorable(value) ? undefined : path
  if (typeof value !== 'object' || value === null || value instanceof Blob) return undefined
  for (const [name, member] of Object.entries(value)) {
    const found = isStorable(name) ? unstorablePath(member, [...path, name]) : path
    if (found !== undefined) return found
  }
  return undefined
}

/** Refuses what holds a text that would not come back as it was sent; undefined when all is well. */
export const refusalOfUnstorable = (value: unknown): Refusal | undefined => {
  const path = unstorablePath(value, [])
  if (path === undefined) return undefined
  const field = path.join('.')
  return {
    code: 'request.invalid',
    sentence: {
      zh: `${field === '' ? '提交的内容' : `“${field}”`}里有不能保存的字符（如空字符、半个字符），请去掉后重试。`,
      en: `${field === '' ? 'What was sent' : `“${field}”`} holds characters that cannot be stored (such as a null character or half of one). Remove them and try again.`,
    },
    ...(field === '' ? {} : { place: { field } }),
  }
}
