import { Hono } from 'hono'
import { Temporal } from 'temporal-polyfill'
import { accessPermissions } from '../features/access/permissions.ts'
import { linkEntries } from '../features/audit/jobs.ts'
import { auditPermissions } from '../features/audit/permissions.ts'
import { auditRoutes } from '../features/audit/routes.ts'
import { dashboardsPermissions } from '../features/dashboards/permissions.ts'
import { followSummary } from '../features/dashboards/roll-up/jobs.ts'
import { dashboardsRoutes } from '../features/dashboards/routes.ts'
import { occurrenceKeeper } from '../features/duties/occurrences/jobs.ts'
import { dutiesPermissions } from '../features/duties/permissions.ts'
import { dutiesRoutes } from '../features/duties/routes.ts'
import { countOpenedOccurrences } from '../features/evidence/jobs.ts'
import { evidencePermissions } from '../features/evidence/permissions.ts'
import { evidenceRoutes } from '../features/evidence/routes.ts'
import { organisationPermissions } from '../features/organisation/permissions.ts'
import { organisationRoutes } from '../features/organisation/routes.ts'
import { reportsPermissions } from '../features/reports/permissions.ts'
import { reportsRoutes } from '../features/reports/routes.ts'
import { rulebooksPermissions } from '../features/rulebooks/permissions.ts'
import { rulebooksRoutes } from '../features/rulebooks/routes.ts'
import type { Permission } from '../kernel/authority/authority.ts'
import type { ActionContext, AnyDatabase } from '../platform/action/context.ts'
import type { RouteEnvironment } from '../platform/http/context.ts'
import type { Job } from '../platform/jobs/scheduler.ts'
import { sampleRoutes } from '../sample/routes.ts'

/** All features' routes, each below its own name; the server mounts them under `/api`. */
export const api = new Hono<RouteEnvironment>()
  .route('/audit', auditRoutes)
  .route('/organisation', organisationRoutes)
  .route('/rulebooks', rulebooksRoutes)
  .route('/duties', dutiesRoutes)
  .route('/dashboards', dashboardsRoutes)
  .route('/evidence', evidenceRoutes)
  .route('/reports', reportsRoutes)
  .route('/sample', sampleRoutes)

/** What a client outside the screens is typed by. @public */
export type Api = typeof api

/** Every permission there is. */
export const permissions: readonly Permission[] = [
  ...accessPermissions,
  ...auditPermissions,
  ...dashboardsPermissions,
  ...dutiesPermissions,
  ...evidencePermissions,
  ...organisationPermissions,
  ...reportsPermissions,
  ...rulebooksPermissions,
]

/** All features' work in the background. */
export const jobsOf = (database: AnyDatabase, openContext: () => Promise<ActionContext>): readonly Job[] => [
  {
    name: 'audit: link entries',
    pause: 500,
    run: () => linkEntries(database, () => Temporal.Now.instant().toString()),
  },
  { name: 'duties: keep occurrences', pause: 5_000, run: occurrenceKeeper(openContext) },
  {
    name: 'evidence: count work for new occurrences',
    pause: 1_000,
    run: async (signal) => countOpenedOccurrences(await openContext(), signal),
  },
  {
    name: 'dashboards: add to the sums above',
    pause: 1_000,
    run: async (signal) => followSummary(await openContext(), signal),
  },
]
