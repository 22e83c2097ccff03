import { ClientError, invalidArgument } from '@leister/rest';
import { checkForms } from './create-option-forms.js';
import type { ComputeProfile } from './features.js';
import type { CreateServer } from './model/server.js';

/**
 * Refuses, by name, what is missing, of another form than told, or what the cloud cannot honour: nothing that was asked for is dropped.
 *
 * @param client the name of the class, for the message
 * @throws ClientError INVALID_ARGUMENT, UNSUPPORTED
 */
export function checkCreateServer(server: CreateServer, profile: ComputeProfile, client: string): void {
  if (typeof server !== 'object' || server === null) throw invalidArgument('no server to create');
  if (typeof server.name !== 'string' || server.name.trim() === '')
    throw invalidArgument('a server needs a name');
  if (server.flavorId === undefined || server.flavorId === '')
    throw invalidArgument('a server needs a flavorId');
  if (server.imageId === '' || (server.imageId === undefined && server.blockDeviceMapping === undefined)) {
    throw invalidArgument('a server needs an imageId');
  }
  const always = ['name', 'flavorId', 'imageId'];
  const refused = Object.entries(server)
    .filter(([option, value]) => value !== undefined && !always.includes(option))
    .map(([option]) => option)
    .filter((option) => !profile.createOptions.includes(option));
  if (refused.length > 0) {
    throw new ClientError(`${client} cannot create a server with ${refused.join(', ')}`, {
      status: 501,
      code: 'UNSUPPORTED',
      details: [`it knows ${[...always, ...profile.createOptions].join(', ')}`],
    });
  }
  checkForms(server);
}
