import { Hono } from 'hono'
import type { RouteEnvironment } from '../../platform/http/context.ts'
import { adoptionRoutes } from './adoption/routes.ts'
import { assignmentsRoutes } from './assignments/routes.ts'
import { occurrencesRoutes } from './occurrences/routes.ts'
import { reviewRoutes } from './review/routes.ts'
import { triggersRoutes } from './triggers/routes.ts'

/** `/api/duties`: from a rule's words to what falls due. */
export const dutiesRoutes = new Hono<RouteEnvironment>()
  .route('/review', reviewRoutes)
  .route('/adoption', adoptionRoutes)
  .route('/assignments', assignmentsRoutes)
  .route('/occurrences', occurrencesRoutes)
  .route('/triggers', triggersRoutes)
