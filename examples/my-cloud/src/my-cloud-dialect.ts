import { type Dialect, jsonDialect } from '@leister/rest';

/** JSON, and errors as `{"oops": {"text": "...", "hints": ["..."]}}`. */
export const myCloudDialect: Dialect = {
  ...jsonDialect,
  parseError(response, body) {
    const { oops } = (body ?? {}) as { oops?: { text: string; hints: string[] } };
    return oops && { message: oops.text, details: oops.hints };
  },
};
