import type { ComputeClientOptions, ComputeProfile } from '@leister/compute';
import { bearerCredentials, type CallOptions, path } from '@leister/rest';
import MyCloud from './my-cloud.js';
import { myCloudDialect } from './my-cloud-dialect.js';

/** MyCloud where one has to say who one is, with its own errors, reboots and news. */
export default class MyFullCloud extends MyCloud {
  static override readonly profile: ComputeProfile = {
    ...MyCloud.profile,
    features: [...MyCloud.profile.features, 'reboot'],
  };

  constructor({ token, credentials, ...options }: ComputeClientOptions) {
    const bearer = token === undefined ? undefined : bearerCredentials(token);
    super({ dialect: myCloudDialect, ...options, credentials: credentials ?? bearer });
  }

  override async rebootServer(id: string, hard = false, options?: CallOptions) {
    return { raw: (await this.post(path`/machines/${id}/restarts`, { ...options, json: { hard } })).body };
  }

  protected override watchServers() {
    let heard = 0;
    return async (signal: AbortSignal) => {
      const { body } = await this.get<{ latest: number }>('/news', { query: { after: heard }, signal });
      heard = body.latest;
    };
  }
}
