import { type Answer, TextAnswer } from '../http/answer.js';
import { ApiError } from '../http/api-error.js';
import type { ApiRequest } from '../http/api-request.js';
import type { Services } from './services.js';

/** What handles the requests of a route; made once, when the server is. */
export type ApiHandler = new (services: Services) => VMManageAPI;

/**
 * What all handlers of the API extend, one method for each verb. A verb that is not overridden answers 501; only GET
 * says `Dev`, as in the original. What a method throws is answered in the documented shape: an ApiError with its status, a
 * ClientError of a cloud as `errors` of the configuration says, anything else with 500.
 */
export abstract class VMManageAPI {
  protected readonly services: Services;

  constructor(services: Services) {
    this.services = services;
  }

  get(_request: ApiRequest): Answer | Promise<Answer> {
    return new TextAnswer('Dev');
  }

  post(_request: ApiRequest): Answer | Promise<Answer> {
    return this.notImplemented();
  }

  put(_request: ApiRequest): Answer | Promise<Answer> {
    return this.notImplemented();
  }

  patch(_request: ApiRequest): Answer | Promise<Answer> {
    return this.notImplemented();
  }

  delete(_request: ApiRequest): Answer | Promise<Answer> {
    return this.notImplemented();
  }

  options(_request: ApiRequest): Answer | Promise<Answer> {
    return this.notImplemented();
  }

  /** @throws ApiError 501 */
  protected notImplemented(): never {
    throw new ApiError(501, 'Not implemented');
  }
}
