import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useLocation,
} from '@tanstack/react-router'
import { Redirect } from '../ui/navigation.tsx'
import type { Screen } from '../ui/screen.ts'
import { FaultPage, NotFoundPage, WaitingPage } from './fallback-pages.tsx'
import { menuOf } from './menu.ts'
import { Shell } from './shell.tsx'

/** Where the product opens: the reader's own duties, else the first screen of the menu. */
function homeOf(screens: readonly Screen[]): string | undefined {
  const first = screens.find(({ path }) => path === '/mine') ?? menuOf(screens)[0]?.screens[0] ?? screens[0]
  return first?.path
}

/** The start page stands until the next one is loaded; it must not lead away from where somebody else led meanwhile (the shell, to /welcome). */
function Home({ to }: { readonly to: string }) {
  const { pathname } = useLocation()
  return pathname === '/' ? <Redirect to={to} /> : null
}

/** The router over all features' screens, each in its own chunk; framed ones inside the shell. */
export function createShellRouter(screens: readonly Screen[]) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })
  const frame = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    component: () => <Shell screens={screens} />,
    notFoundComponent: NotFoundPage,
  })
  const home = homeOf(screens)
  const start = createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: () => (home === undefined ? <NotFoundPage /> : <Home to={home} />),
  })
  const routeOf = ({ path, load, framed = true }: Screen) =>
    createRoute({
      getParentRoute: () => (framed ? frame : root) as typeof frame,
      path,
      component: lazyRouteComponent(load),
    })
  const isFramed = ({ framed = true }: Screen) => framed
  const unknown = createRoute({ getParentRoute: () => frame, path: '$', component: NotFoundPage })
  const routeTree = root.addChildren([
    frame.addChildren([start, ...screens.filter(isFramed).map(routeOf), unknown]),
    ...screens.filter((screen) => !isFramed(screen)).map(routeOf),
  ])
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    // Readings have their own cache; the router keeps none.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: WaitingPage,
    defaultErrorComponent: FaultPage,
  })
}
