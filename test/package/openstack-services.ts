import { createHash } from 'node:crypto';
import type { Handler } from '../support/loopback.js';

/** As much of OpenStack Image as giving one image its data takes. */
export function glance(): Handler {
  let image: Record<string, unknown> | undefined;
  let data: Buffer = Buffer.alloc(0);
  const id = '5f6c2a0e-27a4-4a3f-9e52-0c6a1b7c2d11';
  const gone = { status: 404, body: { message: 'No image found', code: '404 Not Found' } };
  return ({ method, url, body }) => {
    switch (`${method} ${url}`) {
      case 'POST /v2/images':
        image = { ...(JSON.parse(body.toString()) as object), id, status: 'queued' };
        return { status: 201, body: image };
      case `PUT /v2/images/${id}/file`:
        data = body;
        image = {
          ...image,
          status: 'active',
          size: data.length,
          os_hash_algo: 'sha512',
          os_hash_value: createHash('sha512').update(data).digest('hex'),
        };
        return { status: 204 };
      case `GET /v2/images/${id}/file`:
        return { headers: { 'content-type': 'application/octet-stream' }, body: data };
      case `GET /v2/images/${id}`:
      case `PATCH /v2/images/${id}`:
        return image ? { body: image } : gone;
      case `DELETE /v2/images/${id}`:
        image = undefined;
        return { status: 204 };
      case 'GET /v2/images':
        return { body: { images: image ? [image] : [] } };
    }
    return { status: 400, body: { message: `not expected: ${method} ${url}` } };
  };
}
