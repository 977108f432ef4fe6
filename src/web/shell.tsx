import { EditOutlined } from '@ant-design/icons'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { commonWords } from '../ui/common-words.ts'
import { useWords } from '../ui/language.tsx'
import { InnerLink, Redirect, useGo } from '../ui/navigation.tsx'
import type { Screen } from '../ui/screen.ts'
import { TenantProvider, useTenant } from '../ui/tenant.tsx'
import { UnitChoiceProvider } from '../ui/unit-choice.tsx'
import { useIsPhone } from '../ui/viewport.ts'
import { LanguageSwitch } from './language-switch.tsx'
import markAddress from './mark.svg'
import { OfflineBanner } from './offline-banner.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { useShellFacts } from './shell-facts.ts'
import { shellWords } from './shell-words.ts'
import { SideMenu } from './side-menu.tsx'
import { UnitSwitcher } from './unit-switcher.tsx'

/** Screens that make sense before the tenant has a unit: the ones that build the organisation. */
const worksWithoutUnits = /^\/(welcome|organisation|people|settings)(\/|$)/

/** The frame around the screens: menu, unit, language, and the button to record work. */
export function Shell({ screens }: { readonly screens: readonly Screen[] }) {
  const facts = useShellFacts()
  const { pathname } = useLocation()
  const welcomes = screens.some(({ path }) => path === '/welcome')
  if (facts.empty && welcomes && !worksWithoutUnits.test(pathname)) return <Redirect to="/welcome" />
  return (
    <TenantProvider value={facts.tenant}>
      <UnitChoiceProvider value={facts.unitChoice}>
        <Frame screens={screens} />
      </UnitChoiceProvider>
    </TenantProvider>
  )
}

function Frame({ screens }: { readonly screens: readonly Screen[] }) {
  const t = useWords(shellWords)
  const phone = useIsPhone()
  const content = useFocusOnNavigation()
  const records = screens.some(({ path }) => path === '/record')
  return (
    <div className={phone ? 'shell shell-phone' : 'shell'}>
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <header className="shell-header">
        <Brand short={phone} />
        <UnitSwitcher />
        <span className="shell-space" />
        {records && !phone && <RecordButton />}
        <LanguageSwitch />
      </header>
      {!phone && (
        <div className="shell-side">
          <SideMenu screens={screens} />
        </div>
      )}
      <main id="content" ref={content} tabIndex={-1} className="shell-content">
        <OfflineBanner />
        <Outlet />
      </main>
      {phone && <PhoneBar screens={screens} />}
    </div>
  )
}

/** After a change of page the focus goes to its content, so that a screen reader begins there and Tab goes on from there. */
function useFocusOnNavigation() {
  const content = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    content.current?.focus({ preventScroll: true })
  }, [pathname])
  return content
}

function Brand({ short }: { readonly short: boolean }) {
  const t = useWords(commonWords)
  const { name } = useTenant()
  return (
    <InnerLink to="/" className="shell-brand" {...(short && { label: t('productName') })}>
      <img src={markAddress} alt="" width={28} height={28} />
      {!short && (
        <span className="shell-brand-words">
          <strong>{t('productName')}</strong>
          {name !== '' && <span className="shell-tenant">{name}</span>}
        </span>
      )}
    </InnerLink>
  )
}

function RecordButton() {
  const t = useWords(shellWords)
  const go = useGo()
  return (
    <Button type="primary" icon={<EditOutlined />} onClick={() => go('/record')}>
      {t('recordWork')}
    </Button>
  )
}
