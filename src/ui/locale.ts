import type { ConfigProviderProps } from 'antd'
import enModule from 'antd/es/locale/en_GB.js'
import zhModule from 'antd/es/locale/zh_CN.js'
import type { Language } from './words.ts'

type AntLocale = NonNullable<ConfigProviderProps['locale']>

// The package declares no module type, so TypeScript sees a CommonJS namespace where the bundler sees an ES default.
const unwrap = (module: unknown): AntLocale =>
  (typeof module === 'object' && module !== null && 'default' in module
    ? module.default
    : module) as AntLocale

/** Ant Design's own words (calendars, pagination, empty selects). */
export const antLocales: Readonly<Record<Language, AntLocale>> = {
  zh: unwrap(zhModule),
  en: unwrap(enModule),
}
