import type { ErrorCode } from '@leister/rest';

/** An answer as a server of that kind gives it, and what is to be made of it. */
export interface ErrorBody {
  service: string;
  status: number;
  contentType: string;
  body: string | Buffer;
  expected: { status: number; code: ErrorCode; message: string; details?: string[] };
}

const json = 'application/json';
const html = 'text/html; charset=UTF-8';

/** What services answer that speak no dialect of ours, or have something else in front of them. */
export const errorBodies: ErrorBody[] = [
  {
    service: 'LXD, its envelope',
    status: 404,
    contentType: json,
    body: '{"type":"error","status":"","status_code":0,"operation":"","error_code":404,"error":"Instance not found","metadata":null}\n',
    expected: { status: 404, code: 'NOT_FOUND', message: 'Instance not found' },
  },
  {
    service: 'RHEV, a fault',
    status: 400,
    contentType: 'application/xml',
    body: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<fault>\n    <reason>Operation Failed</reason>\n    <detail>[Cannot add VM. The name is already in use.]</detail>\n</fault>\n',
    expected: {
      status: 400,
      code: 'BAD_REQUEST',
      message: 'Operation Failed [Cannot add VM. The name is already in use.]',
    },
  },
  {
    service: 'Orchestrator',
    status: 500,
    contentType: json,
    body: '{"message":"Driver not available: rhev"}',
    expected: { status: 500, code: 'SERVER', message: 'Driver not available: rhev' },
  },
  {
    service: 'problem details (RFC 9457)',
    status: 403,
    contentType: 'application/problem+json',
    body: '{"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.","detail":"Your balance is 30, but that costs 50."}',
    expected: {
      status: 403,
      code: 'FORBIDDEN',
      message: 'Your balance is 30, but that costs 50.',
      details: ['You do not have enough credit.'],
    },
  },
  {
    service: 'OAuth',
    status: 400,
    contentType: json,
    body: '{"error":"invalid_grant","error_description":"The grant has expired."}',
    expected: { status: 400, code: 'BAD_REQUEST', message: 'The grant has expired.' },
  },
  {
    service: 'a list of errors',
    status: 422,
    contentType: json,
    body: '{"errors":[{"message":"name is missing"},{"message":"size is too big"}]}',
    expected: { status: 422, code: 'BAD_REQUEST', message: 'name is missing', details: ['size is too big'] },
  },
  {
    service: 'a bare text in JSON',
    status: 400,
    contentType: json,
    body: '"no such flavor"',
    expected: { status: 400, code: 'BAD_REQUEST', message: 'no such flavor' },
  },
  {
    service: 'nginx, the server behind it gone',
    status: 502,
    contentType: 'text/html',
    body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n',
    expected: { status: 502, code: 'UNAVAILABLE', message: '502 Bad Gateway', details: ['nginx/1.22.1'] },
  },
  {
    service: 'HAProxy, no server left',
    status: 503,
    contentType: 'text/html',
    body: '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
    expected: {
      status: 503,
      code: 'UNAVAILABLE',
      message: '503 Service Unavailable',
      details: ['No server is available to handle this request.'],
    },
  },
  {
    service: 'HTML that says it is JSON',
    status: 500,
    contentType: json,
    body: '<!DOCTYPE html><html><head><title>Oops &amp; sorry</title><style>p{}</style></head><body><p>It &lt;broke&gt;</p></body></html>',
    expected: { status: 500, code: 'SERVER', message: 'Oops & sorry', details: ['It <broke>'] },
  },
  {
    service: 'plain text',
    status: 400,
    contentType: 'text/plain',
    body: 'Client sent an HTTP request to an HTTPS server.\n',
    expected: {
      status: 400,
      code: 'BAD_REQUEST',
      message: 'Client sent an HTTP request to an HTTPS server.',
    },
  },
  {
    service: 'nothing at all',
    status: 503,
    contentType: '',
    body: '',
    expected: { status: 503, code: 'UNAVAILABLE', message: 'HTTP 503 Service Unavailable' },
  },
  {
    service: 'blanks',
    status: 404,
    contentType: json,
    body: ' \n',
    expected: { status: 404, code: 'NOT_FOUND', message: 'HTTP 404 Not Found' },
  },
  {
    service: 'JSON that says nothing',
    status: 500,
    contentType: json,
    body: '{"message":" ","code":17,"data":{"nested":[null,[]]}}',
    expected: { status: 500, code: 'SERVER', message: 'HTTP 500 Internal Server Error' },
  },
  {
    service: 'JSON that was cut off',
    status: 500,
    contentType: json,
    body: '{"message": "the disk is fu',
    expected: { status: 500, code: 'SERVER', message: '{"message": "the disk is fu' },
  },
  {
    service: 'JSON in Latin-1, as it says',
    status: 404,
    contentType: 'application/json; charset=ISO-8859-1',
    body: Buffer.from('{"message":"não existe"}', 'latin1'),
    expected: { status: 404, code: 'NOT_FOUND', message: 'não existe' },
  },
  {
    service: 'JSON in Latin-1, which says UTF-8',
    status: 404,
    contentType: 'application/json; charset=UTF-8',
    body: Buffer.from('{"message":"não existe"}', 'latin1'),
    expected: { status: 404, code: 'NOT_FOUND', message: 'n\ufffdo existe' },
  },
  {
    service: 'JSON in a charset nobody knows',
    status: 404,
    contentType: 'application/json; charset=klingon',
    body: '{"message":"não existe"}',
    expected: { status: 404, code: 'NOT_FOUND', message: 'não existe' },
  },
  {
    service: 'JSON with a byte order mark',
    status: 404,
    contentType: json,
    body: '\ufeff{"message":"gone"}',
    expected: { status: 404, code: 'NOT_FOUND', message: 'gone' },
  },
  {
    service: 'JSON in UTF-16',
    status: 404,
    contentType: 'application/json; charset=utf-16le',
    body: Buffer.from('{"message":"gone"}', 'utf16le'),
    expected: { status: 404, code: 'NOT_FOUND', message: 'gone' },
  },
  {
    service: 'a login page where JSON was expected',
    status: 200,
    contentType: html,
    body: '<html><head><title>Log in</title></head><body><form>Password: <input name="password"></form></body></html>',
    expected: {
      status: 200,
      code: 'PARSE',
      message: 'the answer cannot be read (text/html; charset=UTF-8)',
      details: ['Log in', 'Password:'],
    },
  },
  {
    service: 'half an answer',
    status: 200,
    contentType: json,
    body: '{"servers": [{"id": 1',
    expected: {
      status: 200,
      code: 'PARSE',
      message: 'the answer cannot be read (application/json)',
      details: ['it has 21 bytes'],
    },
  },
  {
    service: 'something without a type',
    status: 200,
    contentType: '',
    body: 'hello',
    expected: {
      status: 200,
      code: 'PARSE',
      message: 'the answer cannot be read (no content type)',
      details: ['hello'],
    },
  },
];
