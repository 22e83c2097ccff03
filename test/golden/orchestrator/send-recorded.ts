import http from 'node:http';
import type { RecordedExchange } from './exchange.js';

/** What our server answered. */
export interface Answered {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Sends a recorded request as it was, with a token of ours in place of one that counted then. */
export function sendRecorded(
  url: string,
  { request, response }: RecordedExchange,
  token: string,
): Promise<Answered> {
  const headers = Object.fromEntries(
    request.headers
      .filter(([name]) => !['host', 'connection', 'content-length'].includes(name.toLowerCase()))
      .map(([name, value]) => [name, isToken(name) && response.status === 200 ? token : value]),
  );
  const body =
    request.body === null ? undefined : Buffer.from(withToken(request.body, token, response.status));
  return new Promise((resolve, reject) => {
    const length = body && { 'Content-Length': body.length };
    const sent = http.request(new URL(request.path, url), {
      method: request.method,
      headers: { ...headers, ...length },
      agent: false,
    });
    sent.on('error', reject).on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () =>
          resolve({
            status: answer.statusCode!,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
    });
    sent.end(body);
  });
}

function isToken(name: string): boolean {
  return name.toLowerCase() === 'x-auth-token';
}

function withToken(body: string, token: string, status: number): string {
  return status === 200 ? body.replace(/("auth_token":\s*)"[^"]*"/, `$1"${token}"`) : body;
}
