import type { Answer } from '../http/answer.js';
import { ApiError } from '../http/api-error.js';
import type { ApiRequest } from '../http/api-request.js';
import { checkToken } from './auth.js';
import { VMManageAPI } from './vm-manage-api.js';

/** What the original began and always fails at. */
function unfinished(): never {
  throw new ApiError(500, 'Not implemented');
}

/** Firewalls: nothing is behind the routes. */
export class ManageFirewall extends VMManageAPI {
  override get(): Answer {
    return unfinished();
  }

  override put(): Answer {
    return unfinished();
  }

  override post(): Answer {
    return unfinished();
  }
}

/** Shows whether a token counts, and whether `default` answers. */
export class TestStart extends VMManageAPI {
  override async put(request: ApiRequest): Promise<Answer> {
    await checkToken(request, this.services);
    await this.services.clouds.get('default').ask((client, options) => client.listServers({}, options));
    return { status: 'ok', test: 'passed', authenticated: 'yes' };
  }
}

/** Behind a token, and then nothing. */
export class TestKill extends VMManageAPI {
  override get(): Answer {
    return unfinished();
  }

  override async put(request: ApiRequest): Promise<Answer> {
    await checkToken(request, this.services);
    return unfinished();
  }
}
