import { type Cloud, printableValue } from '@leister/clouds';
import { defined } from '@leister/rest';

/** Which cloud it is, as it may be shown. */
export interface AboutCloud extends Pick<Cloud, 'name' | 'type'> {
  endpoint?: string;
}

export function about({ name, type, endpoint }: Cloud): AboutCloud {
  return defined({ name, type, endpoint: endpoint && printableValue('url', endpoint) });
}
