import { type Loopback, startLoopback } from '../support/loopback.js';
import { novaAnswer } from './nova-answers.js';

/**
 * A Nova with two servers, to stand behind the fault proxy. The first look at a server finds it in BUILD, so that
 * waits have something to wait for.
 */
export function startNovaStub(): Promise<Loopback> {
  let looks = 0;
  return startLoopback(({ method, url, headers, body }) => {
    const answer = novaAnswer(method, url, String(body), headers.host ?? '');
    const isLook = method === 'GET' && /\/servers\/(?:detail|\w+)$/.test(url);
    if (!isLook || ++looks > 1) return answer;
    return { ...answer, body: Buffer.from(String(answer.body).replaceAll('"ACTIVE"', '"BUILD" ')) };
  });
}
