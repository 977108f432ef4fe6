export const auditPermissions = ['audit.read'] as const
