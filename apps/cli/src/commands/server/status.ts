import { serverStatuses } from '@leister/compute';

/** An option that names a status. A word that is none would be waited or looked for in vain. */
export const status = {
  type: 'string',
  value: 'STATUS',
  choices: [...serverStatuses, 'STOPPED'],
} as const;
