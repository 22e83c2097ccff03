import { readText } from './files.js';
import type { Settings } from './types/cloud-type.js';

/** Keys whose value a file may hold: `password_file` for `password`. */
const keys = ['password', 'application_credential_secret', 'token'];

/** The settings with the secrets that files hold. @throws ClientError INVALID_ARGUMENT for a file that cannot be read */
export async function withSecrets(settings: Settings): Promise<Settings> {
  const found: Record<string, string | undefined> = { ...settings };
  for (const key of keys) {
    const file = settings[`${key}_file`];
    if (found[key] === undefined && file !== undefined)
      found[key] = (await readText(file)).replace(/\r?\n$/, '');
  }
  return found;
}
