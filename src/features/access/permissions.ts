/** To act at all; each feature declares what it lets one do. */
export const accessPermissions = ['access.act'] as const
