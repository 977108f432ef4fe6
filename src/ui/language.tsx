import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import 'dayjs/locale/en-gb.js'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { Sentence } from '../kernel/outcome/outcome.ts'
import {
  catalogue,
  type Entry,
  inLanguage,
  type Language,
  localeOf,
  type Say,
  sayIn,
  type Words,
} from './words.ts'

const storageKey = 'luoshi.language'

interface LanguageChoice {
  readonly language: Language
  choose(language: Language): void
}

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => {} })

/** Chinese unless the reader chose otherwise on this device; storage may be forbidden, and then the choice lasts for the visit. */
function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A private window: nothing to keep it in.
  }
}

/** Keeps catalogue, calendar widgets and the document's `lang` in step with the reader's choice. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(storedLanguage)
  useEffect(() => {
    document.documentElement.lang = localeOf(language)
    void catalogue.changeLanguage(language)
  }, [language])
  const choice = useMemo<LanguageChoice>(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en-gb')
    return {
      language,
      choose(next) {
        keep(next)
        setLanguage(next)
      },
    }
  }, [language])
  return (
    <I18nextProvider i18n={catalogue}>
      <LanguageContext value={choice}>{children}</LanguageContext>
    </I18nextProvider>
  )
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext)
}

/** Says a feature's words in the reader's language: `const t = useWords(organisationWords); t('units', { n: 3 })`. */
export function useWords<Entries extends Readonly<Record<string, Entry>>>(
  words: Words<Entries>,
): Say<Entries> {
  const { language } = useLanguage()
  return useMemo(() => sayIn(words, language), [words, language])
}

/** The reader's half of sentences that arrive in both languages, such as refusals. */
export function useSentence(): (sentence: Sentence) => string {
  const { language } = useLanguage()
  return useMemo(() => (sentence) => inLanguage(sentence, language), [language])
}
