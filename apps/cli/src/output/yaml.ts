import { stringify } from 'yaml';
import { whole } from './printer.js';
import { toDocument } from './to-document.js';

/** A list of mappings, or one mapping. */
export const yaml = whole((rows, options) => stringify(toDocument(rows, options)));
