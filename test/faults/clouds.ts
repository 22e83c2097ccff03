import { type Loopback, startLoopback } from '../support/loopback.js';
import { lxdAnswer } from './lxd-answers.js';
import { novaAnswer } from './nova-answers.js';
import { orchestratorAnswer } from './orchestrator-answers.js';
import { serviceAnswer } from './service-answers.js';

/**
 * A Nova with two servers, other services with one of everything, an LXD and an Orchestrator with one server, to stand
 * behind the fault proxy. The first look at a server, port or volume finds it being made, so that waits have something to
 * wait for.
 */
export function startClouds(): Promise<Loopback> {
  let looks = 0;
  return startLoopback(({ method, url, headers, body }) => {
    if (url.startsWith('/1.0')) return lxdAnswer(method, url);
    if (url.startsWith('/api/')) return orchestratorAnswer(method, url);
    const host = headers.host ?? '';
    const answer = serviceAnswer(method, url, host) ?? novaAnswer(method, url, String(body), host);
    const isLook = method === 'GET' && /\/servers\/(?:detail|\w+)$|\/(?:ports|volumes)\/1$/.test(url);
    if (!isLook || ++looks > 1) return answer;
    // As long as the word that it stands for.
    const earlier = String(answer.body)
      .replaceAll('"ACTIVE"', '"BUILD" ')
      .replaceAll('"available"', '"creating" ');
    return { ...answer, body: Buffer.from(earlier) };
  });
}
