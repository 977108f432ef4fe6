import { auditScreens } from '../features/audit/web/screens.tsx'
import { dashboardsScreens } from '../features/dashboards/web/screens.tsx'
import { dutiesScreens } from '../features/duties/web/screens.tsx'
import { evidenceScreens } from '../features/evidence/web/screens.tsx'
import { organisationScreens } from '../features/organisation/web/screens.tsx'
import { reportsScreens } from '../features/reports/web/screens.tsx'
import { rulebooksScreens } from '../features/rulebooks/web/screens.tsx'
import type { Screen } from '../ui/screen.ts'

/**
 * Every screen of the product. A feature adds itself by two lines: the import of its `web/screens.tsx` and its name in the list.
 */
export const screens: readonly Screen[] = [
  organisationScreens,
  evidenceScreens,
  dashboardsScreens,
  auditScreens,
  rulebooksScreens,
  dutiesScreens,
  reportsScreens,
].flat()
