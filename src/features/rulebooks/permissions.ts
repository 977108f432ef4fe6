export const rulebooksPermissions = ['rulebooks.read', 'rulebooks.write'] as const
