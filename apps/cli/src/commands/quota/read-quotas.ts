import { ClientError } from '@leister/rest';
import type { Context } from '../../context.js';
import { projectIdFor } from '../../lib/project-id.js';
import { type QuotaRow, type QuotaService, quotaServices } from './quotas.js';

type Amounts = Readonly<Record<string, { limit: number; used: number; reserved: number }>>;

/** The project that quotas are asked of: the one that was named, else that of the login. */
export async function quotaProject(given: string | undefined, context: Context): Promise<string> {
  const named = await projectIdFor(given, context);
  if (named !== undefined) return named;
  const { project } = await (await context.service('identity')).getToken({ signal: context.signal });
  if (project) return project.id;
  throw new ClientError('your login is for no project', {
    code: 'INVALID_ARGUMENT',
    details: ['name one with --project-id'],
  });
}

/**
 * The quotas of a project, at the services that the cloud has.
 *
 * @param only the service that was asked for
 */
export async function readQuotas(
  projectId: string,
  only: QuotaService | undefined,
  context: Context,
): Promise<QuotaRow[]> {
  const services = only === undefined ? quotaServices : [only];
  const read = async (service: QuotaService): Promise<QuotaRow[]> => {
    try {
      return Object.entries(await readers[service](projectId, context)).map(([resource, amounts]) => {
        return { service, resource, ...amounts, ...unitOf(resource) };
      });
    } catch (error) {
      if (only === undefined && isAbsent(error)) return [];
      throw error;
    }
  };
  return (await Promise.all(services.map(read))).flat();
}

/** A cloud need not have all services, and a service need not have quotas of every project. */
export function isAbsent(error: unknown): boolean {
  return error instanceof ClientError && ['NOT_FOUND', 'UNSUPPORTED'].includes(error.code);
}

const readers: Readonly<Record<QuotaService, (projectId: string, context: Context) => Promise<Amounts>>> = {
  async compute(projectId, { service, signal }) {
    const { quotas } = await (await service('compute')).getQuotaDetails(projectId, { signal });
    return Object.fromEntries(
      Object.entries(quotas).map(([name, { limit, inUse, reserved }]) => [
        name,
        { used: inUse, reserved, limit },
      ]),
    );
  },
  async network(projectId, { service, signal }) {
    return (await (await service('network')).getQuotaUsage(projectId, { signal })).resources;
  },
  async 'block-storage'(projectId, { service, signal }) {
    return (await (await service('block-storage')).getQuotaUsage(projectId, { signal })).resources;
  },
};

function unitOf(resource: string): { unit?: string } {
  if (resource === 'ram') return { unit: 'MiB' };
  return resource.includes('gigabytes') ? { unit: 'GiB' } : {};
}
