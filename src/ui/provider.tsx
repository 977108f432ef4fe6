import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { OutageError, RefusalError } from './api.ts'
import { LanguageProvider, useLanguage } from './language.tsx'
import { antLocales } from './locale.ts'
import { themeFor } from './theme.ts'
import { useIsPhone } from './viewport.ts'

const mostRetries = 2

const mayPass = (error: Error): boolean =>
  error instanceof OutageError || (error instanceof RefusalError && error.mayPass)

/** Readings are fresh for a quarter of a minute; a refusal is final, an outage is tried again. Changes are never repeated by themselves. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => mayPass(error) && failures < mostRetries,
        // Without this a reading waits for the browser's guess that it is on line, and the screen cannot say what is wrong.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

function Themed({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  const phone = useIsPhone()
  const theme = useMemo(() => themeFor(phone ? 'phone' : 'desktop'), [phone])
  return (
    <ConfigProvider
      locale={antLocales[language]}
      theme={theme}
      button={{ autoInsertSpace: false }}
      form={{ scrollToFirstError: { focus: true, block: 'center' } }}
    >
      <App
        message={{ maxCount: 3, top: 64 }}
        notification={{ placement: phone ? 'top' : 'topRight', top: 64 }}
      >
        {children}
      </App>
    </ConfigProvider>
  )
}

/** Everything that screens stand on: languages, theme, messages and the cache of readings. */
export function InterfaceProvider({
  client,
  children,
}: {
  readonly client: QueryClient
  readonly children: ReactNode
}) {
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <Themed>{children}</Themed>
      </LanguageProvider>
    </QueryClientProvider>
  )
}
