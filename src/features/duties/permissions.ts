/** To see duties; to judge what was found in a text; to adopt; to waive an occurrence; to keep the register of events. */
export const dutiesPermissions = [
  'duties.read',
  'duties.review',
  'duties.adopt',
  'duties.waive',
  'duties.trigger',
] as const
