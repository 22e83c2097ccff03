import { defined } from '@leister/rest';
import { cloudFailure } from '../clouds/cloud-failure.js';
import { type NodeBody, toNode } from '../clouds/to-node.js';
import type { Answer } from '../http/answer.js';
import { ApiError } from '../http/api-error.js';
import { type ApiRequest, cloudOf } from '../http/api-request.js';
import { type BodyOf, checkIsJson, readBody, readJson } from '../http/body.js';
import { endNode, findNode } from './find-node.js';
import { VMManageAPI } from './vm-manage-api.js';

const startRules = {
  name: { type: 'text' },
  image: { type: 'text' },
  size: { type: 'text' },
  keyname: { type: 'text', optional: true },
  metadata: { type: 'object', optional: true },
} as const;

const stopRules = {
  node: { type: 'text', optional: true },
  hostname: { type: 'text', optional: true },
} as const;

/** Starts nodes (POST) and ends them (PUT). */
export class RunAndStopVM extends VMManageAPI {
  override async post(request: ApiRequest): Promise<Answer> {
    const wanted = readBody(request, startRules);
    try {
      checkIsJson(request);
      return { status: 'ok', nodes: await this.start(cloudOf(request), wanted) };
    } catch (error) {
      const failure = cloudFailure(error, this.services.errors);
      if (this.services.errors === 'precise') throw failure;
      const cause: unknown = failure.cause ?? error;
      throw new ApiError(500, `Something went wrong ${failure.message}`, { cause });
    }
  }

  override async put(request: ApiRequest): Promise<Answer> {
    const named = readBody(request, stopRules);
    readJson(request);
    const name = cloudOf(request);
    const { id } = await findNode(() => this.services.clouds.get(name), named);
    await endNode(this.services.clouds.get(name), id, () => this.services.cistern.forget(name, id));
    return { status: 'ok', result: `Node ${id} deleted` };
  }

  protected async start(name: string, wanted: BodyOf<typeof startRules>): Promise<NodeBody> {
    const cloud = this.services.clouds.get(name);
    const [images, flavors] = await Promise.all([
      cloud.ask((client, options) => client.listImages({}, options)),
      cloud.ask((client, options) => client.listFlavors({}, options)),
    ]);
    if (!images.some(({ id }) => id === wanted.image)) throw new ApiError(400, 'no useful image id here');
    if (!flavors.some(({ id }) => id === wanted.size)) throw new ApiError(400, 'no useful size id here');
    const server = await cloud.order((client, options) =>
      client.createServer(
        {
          name: wanted.name,
          imageId: wanted.image,
          flavorId: wanted.size,
          ...defined({ keyName: wanted.keyname, metadata: wanted.metadata && toTexts(wanted.metadata) }),
        },
        options,
      ),
    );
    return toNode(cloud.definition, server, this.services.nodeStates);
  }
}

/** Clouds keep texts. */
function toTexts(metadata: Record<string, unknown>): Record<string, string> {
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, text(value)]));
}
