import type { NetworkRequest } from '@leister/compute';
import { UsageError } from '../failure/usage-error.js';

const usage = '[id=]NETWORK[,[ip=]ADDRESS]';

/** `[id=]NETWORK[,[ip=]ADDRESS]` */
export function network(text: string): NetworkRequest {
  const terms = text.split(',');
  const id = takeTerm(terms, 'id');
  const ip = takeTerm(terms, 'ip');
  if (!id || terms.length > 0) throw new UsageError(`not a network: ${JSON.stringify(text)}`, usage);
  return { uuid: id, ...(ip && { fixedIp: ip }) };
}

/** The term with the key, else the first that has none. Takes it out of the list. */
function takeTerm(terms: string[], key: string): string | undefined {
  const named = terms.findIndex((term) => term.startsWith(`${key}=`));
  const at = named === -1 ? terms.findIndex((term) => !/^(?:id|ip)=/.test(term)) : named;
  if (at === -1) return undefined;
  const [term = ''] = terms.splice(at, 1);
  return named === -1 ? term : term.slice(key.length + 1);
}
