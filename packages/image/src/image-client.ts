import { type Json, number, record, unwrap } from '@leister/openstack';
import { type CallOptions, path, type RestResponse } from '@leister/rest';
import { ImageTaskMethods } from './methods/image-tasks.js';
import type { ImageUsage } from './model/glance.js';

/** Client of OpenStack Image (Glance API v2.0 to v2.15). */
export class ImageClient extends ImageTaskMethods {
  static override get defaultApiVersion(): string {
    return 'v2';
  }

  /**
   * The JSON schema of what the service sends and takes. Glance: GET /v2/schemas/{name}.
   *
   * @param name `image`, `images`, `member`, `members`, `task` or `tasks`
   */
  async getSchema(name: string, options?: CallOptions): Promise<Json> {
    const response = await this.send('GET', path`/schemas/${name}`, options);
    return this.readResponse(response, (body) => record(body, 'schema'));
  }

  /** What the project uses of its quotas, by their names. Glance (v2.13): GET /v2/info/usage. */
  async getUsage(options?: CallOptions): Promise<Record<string, ImageUsage>> {
    const response = await this.send('GET', '/info/usage', options);
    return this.readResponse(response, (body) =>
      Object.fromEntries(
        Object.entries(unwrap(body, 'usage')).map(([name, value]) => {
          const { limit, usage } = record(value, name);
          return [name, { limit: number(limit) ?? -1, usage: number(usage) ?? 0 }];
        }),
      ),
    );
  }

  /**
   * Glance gives the path of the next page without what stands before `/v2` in its own address: behind a front end
   * that leads elsewhere.
   */
  protected override nextPage(response: RestResponse): string | undefined {
    const next = super.nextPage(response);
    if (next === undefined || !next.startsWith('/v2/')) return next;
    const { pathname } = new URL(response.url);
    return pathname.slice(0, Math.max(0, pathname.indexOf('/v2/'))) + next;
  }
}
