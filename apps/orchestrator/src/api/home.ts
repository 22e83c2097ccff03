import type { Answer } from '../http/answer.js';
import type { ApiRequest } from '../http/api-request.js';
import { ApiError } from '../http/api-error.js';
import { readJson } from '../http/body.js';
import { VMManageAPI } from './vm-manage-api.js';

/** The root of API v1: says that it is there. */
export class HomeAPI extends VMManageAPI {
  override get(): Answer {
    return { status: 'ok' };
  }

  override post(request: ApiRequest): Answer {
    try {
      readJson(request);
    } catch (error) {
      // The original fails on what it cannot read.
      throw new ApiError(500, (error as Error).message);
    }
    return { status: 'ok' };
  }
}

/** The root of API v2, which is no more than begun. */
export class VMManageAPIV2 extends VMManageAPI {}
