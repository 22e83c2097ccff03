import { type Answer, type ApiRequest, cloudOf, SystemStatus } from 'leister-orchestrator';

/** GET /api/v1/keys{/cloud}, beside nodes, images, sizes and tenants. */
export class MyStatus extends SystemStatus {
  override async get(request: ApiRequest): Promise<Answer> {
    if (request.params['action'] !== 'keys') return super.get(request);
    const cloud = this.services.clouds.get(cloudOf(request));
    const keys = await cloud.ask((client, options) => client.listKeypairs(options));
    return { status: 'ok', keys: keys.map(({ name }) => name) };
  }
}
