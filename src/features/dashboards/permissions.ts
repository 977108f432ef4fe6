export const dashboardsPermissions = ['dashboards.read'] as const
