import { UsageError } from '../failure/usage-error.js';

/** `START,END` */
export function addressRange(text: string): { start: string; end: string } {
  const [start = '', end = ''] = halves(text, ',', 'START,END');
  return { start, end };
}

/** `DESTINATION=NEXTHOP`: a range of addresses, and who knows the way there. */
export function route(text: string): { destination: string; nexthop: string } {
  const [destination = '', nexthop = ''] = halves(
    text,
    '=',
    'DESTINATION=NEXTHOP, such as 10.9.0.0/16=10.0.0.1',
  );
  return { destination, nexthop };
}

function halves(text: string, between: string, usage: string): string[] {
  const parts = text.split(between).map((part) => part.trim());
  if (parts.length !== 2 || parts.includes(''))
    throw new UsageError(`cannot be read: ${JSON.stringify(text)}`, usage);
  return parts;
}

/** `PORT` or `PORT:PORT` */
export function portRange(text: string): { from: number; to: number } {
  const [, from = '', to = from] = /^(\d{1,5})(?::(\d{1,5}))?$/.exec(text) ?? [];
  const range = { from: Number(from), to: Number(to) };
  if (from === '' || range.from > range.to || range.to > 65535)
    throw new UsageError(`no ports: ${JSON.stringify(text)}`, 'such as 22 or 8000:8080');
  return range;
}
