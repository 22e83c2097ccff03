import type { Answer } from '../http/answer.js';
import { VMManageAPI } from './vm-manage-api.js';

/** Which clouds are served. */
export class CloudServed extends VMManageAPI {
  override get(): Answer {
    const served = [...this.services.clouds].map(({ definition: { name, type, host } }) => ({
      name,
      type,
      host,
    }));
    return { status: 'ok', served_cloud: served };
  }
}
