import { whole } from './printer.js';
import { toDocument } from './to-document.js';

/** An array of objects, or one object. */
export const json = whole((rows, options) => JSON.stringify(toDocument(rows, options), null, 2) + '\n');
