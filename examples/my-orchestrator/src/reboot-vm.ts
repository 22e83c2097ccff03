import { type Answer, type ApiRequest, cloudOf, readBody, VMManageAPI } from 'leister-orchestrator';

const rebootRules = { node: { type: 'text' }, hard: { type: 'boolean', optional: true } } as const;

/** PUT /api/v1/vm/reboot{/cloud}: what API v1 never had. */
export class RebootVM extends VMManageAPI {
  override async put(request: ApiRequest): Promise<Answer> {
    const { node, hard = false } = readBody(request, rebootRules);
    const cloud = this.services.clouds.get(cloudOf(request));
    await cloud.order((client, options) => client.rebootServer(node, hard, options));
    return { status: 'ok', result: `Node ${node} rebooted` };
  }
}
