import { type Loopback, startLoopback } from '../support/loopback.js';
import { lxdAnswer } from './lxd-answers.js';
import { novaAnswer } from './nova-answers.js';
import { orchestratorAnswer } from './orchestrator-answers.js';

/**
 * A Nova with two servers, an LXD and an Orchestrator with one, to stand behind the fault proxy. The first look at a server of Nova's
 * finds it in BUILD, so that waits have something to wait for.
 */
export function startClouds(): Promise<Loopback> {
  let looks = 0;
  return startLoopback(({ method, url, headers, body }) => {
    if (url.startsWith('/1.0')) return lxdAnswer(method, url);
    if (url.startsWith('/api/')) return orchestratorAnswer(method, url);
    const answer = novaAnswer(method, url, String(body), headers.host ?? '');
    const isLook = method === 'GET' && /\/servers\/(?:detail|\w+)$/.test(url);
    if (!isLook || ++looks > 1) return answer;
    return { ...answer, body: Buffer.from(String(answer.body).replaceAll('"ACTIVE"', '"BUILD" ')) };
  });
}
