export const reportsPermissions = ['reports.read', 'reports.write', 'reports.issue'] as const
