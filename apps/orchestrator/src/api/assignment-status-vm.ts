import type { Answer } from '../http/answer.js';
import { type ApiRequest, cloudOf } from '../http/api-request.js';
import { VMManageAPI } from './vm-manage-api.js';

/** Which nodes are known, and whose they are. */
export class AssignmentStatusVM extends VMManageAPI {
  override async get(request: ApiRequest): Promise<Answer> {
    const nodes = await this.services.cistern.nodes(cloudOf(request));
    // As in the original: none are an empty object.
    return { status: 'ok', nodes: nodes.length === 0 ? {} : nodes };
  }
}
