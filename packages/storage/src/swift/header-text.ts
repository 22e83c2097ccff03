import { isUtf8 } from 'node:buffer';
import { invalidArgument } from '@leister/rest';

/** How metadata, which is Unicode, goes into headers, which are not, and comes out of them. */
export interface HeaderText {
  encodeName(name: string): string;
  decodeName(name: string): string;
  encodeValue(value: string): string;
  decodeValue(value: string): string;
}

/** Swift's way: the bytes of UTF-8 as they are. Names of headers have no room for them. */
export const utf8HeaderText: HeaderText = {
  encodeName(name) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
      throw invalidArgument(`not usable as the name of metadata: ${JSON.stringify(name)}`);
    return name;
  },
  decodeName: (name) => name,
  encodeValue: (value) => Buffer.from(String(value), 'utf8').toString('latin1'),
  decodeValue(value) {
    const bytes = Buffer.from(value, 'latin1');
    return isUtf8(bytes) ? bytes.toString('utf8') : value;
  },
};
