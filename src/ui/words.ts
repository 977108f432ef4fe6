import { createInstance, type i18n } from 'i18next'
import type { Sentence } from '../kernel/outcome/outcome.ts'

export type Language = 'zh' | 'en'

/** What stands for one string in English: the same for every number, or told apart as English does. */
type English = string | { readonly one: string; readonly other: string }

/** One string in both languages, Chinese first. Placeholders are `{{name}}`; the English plural follows `{{n}}`. */
export type Entry = readonly [zh: string, en: English]

type PlaceholdersOf<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never

/** The values an entry must be given, read off its Chinese text. */
type ValuesOf<Said extends Entry> = {
  readonly [Name in PlaceholdersOf<Said[0]>]: string | number
}

type EntriesShape = Readonly<Record<string, Entry>>

/** A feature's strings; `zh` and `en` have the same keys because both are read from the same entries. */
export interface Words<Entries extends EntriesShape> {
  readonly name: string
  readonly entries: Entries
  readonly zh: Readonly<Record<keyof Entries & string, string>>
  readonly en: Readonly<Record<keyof Entries & string, English>>
}

/** Says one string; the values are asked for by the type when the text has placeholders. */
export type Say<Entries extends EntriesShape> = <Key extends keyof Entries & string>(
  key: Key,
  ...values: PlaceholdersOf<Entries[Key][0]> extends never ? [] : [ValuesOf<Entries[Key]>]
) => string

/**
 * Declares a feature's strings: `defineWords('organisation', { units: ['{{n}} 个单位', { one: '{{n}} unit', other: '{{n}} units' }] })`.
 * `name` is the feature's and must be unique in the program.
 */
export function defineWords<const Entries extends EntriesShape>(
  name: string,
  entries: Entries,
): Words<Entries> {
  const pick = <Value>(of: (entry: Entry) => Value) =>
    Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, of(entry)])) as Record<
      keyof Entries & string,
      Value
    >
  return { name, entries, zh: pick((entry) => entry[0]), en: pick((entry) => entry[1]) }
}

/** The catalogue of the whole program; React listens to it, the server and the command speak through it. */
export const catalogue: i18n = createInstance()

void catalogue.init({
  lng: 'zh',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  resources: {},
  // React escapes what it draws, and documents escape in their own way.
  interpolation: { escapeValue: false, skipOnVariables: true },
})

function resourcesOf(entries: EntriesShape, language: Language): Record<string, string> {
  const resources: Record<string, string> = {}
  for (const [key, [zh, en]] of Object.entries(entries)) {
    const text = language === 'zh' ? zh : en
    if (typeof text === 'string') resources[key] = text
    else for (const [form, words] of Object.entries(text)) resources[`${key}_${form}`] = words
  }
  return resources
}

/** Puts the words into the catalogue, once. */
function contribute(words: Words<EntriesShape>): void {
  if (catalogue.hasResourceBundle('zh', words.name)) return
  for (const language of ['zh', 'en'] as const) {
    catalogue.addResourceBundle(language, words.name, resourcesOf(words.entries, language))
  }
}

/** Speaks `words` in one language, e.g. for a document or a sheet's headings. Numbers are written by that language's habit. */
export function sayIn<Entries extends EntriesShape>(words: Words<Entries>, language: Language): Say<Entries> {
  contribute(words)
  const translate = catalogue.getFixedT(language, words.name) as (key: string, values: object) => string
  const numbers = new Intl.NumberFormat(localeOf(language))
  return (key, ...[values]) => {
    const given: Readonly<Record<string, string | number>> = values ?? {}
    const written = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        typeof value === 'number' ? numbers.format(value) : value,
      ]),
    )
    return translate(key, { ...written, ...(typeof given['n'] === 'number' ? { count: given['n'] } : {}) })
  }
}

/** BCP 47 tag for dates and numbers. */
export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB'
}

/** The reader's half of a bilingual sentence, e.g. of a refusal. */
export function inLanguage(sentence: Sentence, language: Language): string {
  return sentence[language]
}
