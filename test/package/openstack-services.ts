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

/** As much of OpenStack Networking as one port on a network takes. */
export const neutron: Handler = ({ method, url }) => {
  const port = { id: 'p1', name: 'first', network_id: 'n1', status: 'DOWN' };
  switch (`${method} ${url}`) {
    case 'POST /v2.0/networks':
      return { status: 201, body: { network: { id: 'n1', name: 'lan', status: 'ACTIVE' } } };
    case 'POST /v2.0/subnets':
      return { status: 201, body: { subnet: { id: 's1', network_id: 'n1', cidr: '10.0.7.0/24' } } };
    case 'POST /v2.0/ports': {
      const fixedIps = [{ subnet_id: 's1', ip_address: '10.0.7.2' }];
      return { status: 201, body: { port: { ...port, fixed_ips: fixedIps } } };
    }
    case 'GET /v2.0/ports?fixed_ips=subnet_id%3Ds1':
      return { body: { ports: [port] } };
    case 'DELETE /v2.0/ports/p1':
    case 'DELETE /v2.0/networks/n1':
      return { status: 204 };
  }
  return { status: 400, body: { NeutronError: { message: `not expected: ${method} ${url}` } } };
};

/** As much of OpenStack Block Storage as one volume and its snapshot take. */
export function cinder(): Handler {
  let volume: Record<string, unknown> | undefined;
  const snapshot = { id: 's1', name: 'before', volume_id: 'v1', status: 'available' };
  return ({ method, url, body }) => {
    switch (`${method} ${url}`) {
      case 'POST /v3/volumes':
        volume = {
          ...(JSON.parse(body.toString()) as { volume: object }).volume,
          id: 'v1',
          status: 'creating',
        };
        return { status: 202, body: { volume } };
      case 'GET /v3/volumes/v1':
        if (!volume) return { status: 404, body: { itemNotFound: { code: 404, message: 'no such volume' } } };
        return { body: { volume: { ...volume, status: 'available' } } };
      case 'POST /v3/snapshots':
        return { status: 202, body: { snapshot } };
      case 'GET /v3/snapshots/s1':
        return { body: { snapshot } };
      case 'DELETE /v3/volumes/v1?cascade=true':
        volume = undefined;
        return { status: 202 };
      case 'GET /v3/volumes/detail':
        return { body: { volumes: volume ? [volume] : [] } };
    }
    return { status: 400, body: { badRequest: { code: 400, message: `not expected: ${method} ${url}` } } };
  };
}

function md5(body: Buffer): string {
  return createHash('md5').update(body).digest('hex');
}

/** As much of OpenStack Object Storage as one container with one object takes. */
export function swift(): Handler {
  let stored: { body: Buffer; lake: string } | undefined;
  return ({ method, url, headers, body }) => {
    const [path = '', query = ''] = url.replace('/v1/AUTH_demo', '').split('?', 2);
    switch (`${method} ${path}`) {
      case 'PUT /catch':
        return { status: 201 };
      case 'GET /catch':
        return { body: stored && !query.includes('marker') ? [{ name: '2026/a pike.txt', bytes: 10 }] : [] };
      case 'PUT /catch/2026/a%20pike.txt':
        stored = { body, lake: String(headers['x-object-meta-lake']) };
        return { status: 201, headers: { etag: String(headers.etag) } };
      case 'HEAD /catch/2026/a%20pike.txt':
        return { headers: { 'x-object-meta-lake': stored?.lake ?? '' } };
      case 'GET /catch/2026/a%20pike.txt':
        return {
          status: 206,
          headers: { etag: stored ? md5(stored.body) : '' },
          body: stored?.body.subarray(0, 3),
        };
      case 'DELETE /catch/2026/a%20pike.txt':
        stored = undefined;
        return { status: 204 };
      case 'DELETE /catch':
        return { status: stored ? 409 : 204 };
    }
    return { status: 404, body: '<html><h1>Not Found</h1></html>' };
  };
}
