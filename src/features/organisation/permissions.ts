/** To see the tree, its posts and people; to change them, the calendar and the tenant's settings. */
export const organisationPermissions = ['organisation.read', 'organisation.write'] as const
