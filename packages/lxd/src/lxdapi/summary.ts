import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import type { Redactor } from '@leister/rest';

/** As the print-out of every exchange has it. */
const indent = 8;

/** A head line, and below it a body as people read it, secrets masked. */
export function summarize(head: string, body: unknown, redactor: Redactor): string {
  const text = textOf(body, redactor);
  return redactor.text(head) + (text === '' ? '' : `\n${text}`);
}

function textOf(body: unknown, redactor: Redactor): string {
  if (body === undefined || body instanceof Readable) return '';
  if (typeof body === 'string') return redactor.text(body);
  if (!(body instanceof Uint8Array)) return JSON.stringify(redactor.json(body), null, indent);
  return isUtf8(body) ? redactor.text(Buffer.from(body).toString()) : `(${body.length} bytes)`;
}
