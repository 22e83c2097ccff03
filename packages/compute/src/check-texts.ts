import { invalidArgument } from '@leister/rest';

/** @throws ClientError INVALID_ARGUMENT for what is no list of texts. @param what it is called in the error */
export function checkTexts(what: string, value: unknown): void {
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (!isTexts) throw invalidArgument(`${what} is a list of texts`);
}
