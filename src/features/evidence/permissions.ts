/** To see records; to enter one; to correct or void one that was entered. */
export const evidencePermissions = [
  'evidence.read',
  'evidence.record',
  'evidence.correct',
  'evidence.void',
] as const
