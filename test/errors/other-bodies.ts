import { type ErrorBody, json, page, typed } from './error-body.js';

const envelope = (status: number, error: string, code = status): ErrorBody['answer'] =>
  json(status, { type: 'error', status: '', status_code: 0, error, error_code: code, metadata: null });

/** An operation that ended badly, as LXD 5.0 tells of it. */
const operation = (err: string, statusCode = 400): ErrorBody['answer'] =>
  json(200, {
    type: 'sync',
    status: 'Success',
    status_code: 200,
    operation: '',
    error: '',
    error_code: 0,
    metadata: {
      id: '3b0f6a52-8d5e-4a35-b7f4-2c1e9a0d7f66',
      class: 'task',
      description: 'Starting instance',
      status: statusCode === 401 ? 'Cancelled' : 'Failure',
      status_code: statusCode,
      metadata: null,
      err,
    },
  });

/** The envelope of LXD. */
export const lxdBodies: readonly ErrorBody[] = [
  {
    what: 'an unknown instance',
    answer: envelope(404, 'Instance not found'),
    error: { code: 'NOT_FOUND', message: 'Instance not found' },
  },
  {
    what: 'a name in use',
    answer: envelope(409, 'Name "web-2" already in use'),
    error: { code: 'CONFLICT', message: 'Name "web-2" already in use' },
  },
  {
    what: 'a stale ETag',
    answer: envelope(412, "ETag doesn't match: 6b1 vs 90f"),
    error: { code: 'CONFLICT', message: "ETag doesn't match: 6b1 vs 90f" },
  },
  {
    what: 'a failure of its own',
    answer: envelope(500, 'Failed to run: zfs create pool/web-1: exit status 1'),
    error: { code: 'SERVER', message: 'Failed to run: zfs create pool/web-1: exit status 1' },
  },
  {
    what: 'a certificate that is not trusted',
    answer: envelope(403, 'not authorized'),
    error: {
      code: 'FORBIDDEN',
      message: 'not authorized',
      details: ['the server does not trust the certificate of this client'],
    },
  },
  {
    what: 'an operation that failed, under HTTP 200',
    answer: operation('Failed to start device "eth0": no such bridge'),
    error: {
      status: 400,
      code: 'OPERATION_FAILED',
      message: 'Failed to start device "eth0": no such bridge',
      details: ['Starting instance'],
    },
  },
  {
    what: 'an operation that was cancelled, under HTTP 200',
    answer: operation('', 401),
    error: { status: 401, code: 'OPERATION_FAILED', message: 'Starting instance: Cancelled' },
  },
  {
    what: 'an error under HTTP 200',
    answer: { ...envelope(404, 'Instance not found'), status: 200 },
    error: { status: 404, code: 'NOT_FOUND', message: 'Instance not found' },
  },
];

const refusal = (status: number, message: string): ErrorBody['answer'] => ({
  status,
  body: {
    message,
    status: 'error',
    status_code: status,
    status_short_message: '-',
    status_long_message: '-',
  },
});

/** The errors of the Orchestrator, in its own words. */
export const orchestratorBodies: readonly ErrorBody[] = [
  {
    what: 'an unknown image, in a 500',
    answer: refusal(500, 'Something went wrong no useful image id here'),
    error: { status: 500, code: 'NOT_FOUND', message: 'Something went wrong no useful image id here' },
  },
  {
    what: 'a cloud that is not there, or failed',
    answer: refusal(500, 'Cloud not valid or wrong path'),
    error: {
      status: 500,
      code: 'SERVER',
      message: 'Cloud not valid or wrong path',
      details: ['the Orchestrator says so of a cloud it does not have, and of one that failed'],
    },
  },
  {
    what: 'an error under HTTP 200',
    answer: { ...refusal(403, 'Forbidden'), status: 200 },
    error: { status: 403, code: 'FORBIDDEN', message: 'Forbidden' },
  },
  {
    what: 'the text "Dev", under HTTP 200',
    answer: { body: 'Dev' },
    error: {
      status: 200,
      code: 'PARSE',
      message: 'the Orchestrator has nothing at this address: it answers "Dev"',
    },
  },
];

const login =
  '<!DOCTYPE html>\n<html><head><title>Sign in to the cloud</title></head>' +
  '<body><form action="/login"><input name="user"></form></body></html>';

/** Where the server of the test has {@link login}. */
export const loginPath = '/login';
export const loginPage = page(200, login);

const nginx =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n' +
  '<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** What speaks no dialect of its own here, and what stands between a client and any service, by who says it. */
export const plainBodies: Readonly<Record<string, readonly ErrorBody[]>> = {
  RHEV: [
    {
      what: 'a fault',
      answer: typed(
        409,
        'application/xml',
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<fault>\n    <reason>Operation Failed</reason>\n' +
          '    <detail>[Cannot run VM. There is no host that satisfies current constraints.]</detail>\n</fault>\n',
      ),
      error: {
        code: 'CONFLICT',
        message: 'Operation Failed [Cannot run VM. There is no host that satisfies current constraints.]',
      },
    },
    {
      what: 'a fault, as JSON',
      answer: json(404, { reason: 'Operation Failed', detail: 'Entity not found: vm 7' }),
      error: { code: 'NOT_FOUND', message: 'Entity not found: vm 7' },
    },
  ],
  Orchestrator: [
    {
      what: 'a wrong request',
      answer: json(400, {
        message: 'Driver "nimbus" is not known',
        status: 'error',
        status_code: 400,
        status_short_message: 'Bad Request',
        status_long_message: 'Bad request syntax or unsupported method',
      }),
      error: { code: 'BAD_REQUEST', message: 'Driver "nimbus" is not known' },
    },
    {
      what: 'an unknown path',
      answer: json(404, { message: 'There is nothing here', status: 'error' }),
      error: { code: 'NOT_FOUND', message: 'There is nothing here' },
    },
  ],
  'A front end': [
    {
      what: 'a gateway without a service',
      answer: page(502, nginx),
      error: { code: 'UNAVAILABLE', message: '502 Bad Gateway', details: ['nginx/1.22.1'] },
    },
    {
      what: 'a login page instead of JSON',
      answer: { status: 302, headers: { location: loginPath } },
      error: {
        status: 200,
        code: 'PARSE',
        message: 'the answer cannot be read (text/html; charset=UTF-8)',
        details: ['Sign in to the cloud'],
      },
    },
  ],
  'A body': [
    {
      what: 'that is empty',
      answer: { status: 503 },
      error: { code: 'UNAVAILABLE', message: 'HTTP 503 Service Unavailable' },
    },
    {
      what: 'of blanks',
      answer: typed(500, 'application/json', ' \n'),
      error: { code: 'SERVER', message: 'HTTP 500 Internal Server Error' },
    },
    {
      what: 'that was cut off, of a failure',
      answer: typed(409, 'application/json', '{"conflictingRequest": {"message": "It is bu'),
      error: { code: 'CONFLICT', message: '{"conflictingRequest": {"message": "It is bu' },
    },
    {
      what: 'that was cut off, of a success',
      answer: typed(200, 'application/json', '{"servers": [{"id": "1"'),
      error: {
        status: 200,
        code: 'PARSE',
        message: 'the answer cannot be read (application/json)',
        details: ['it has 23 bytes'],
      },
    },
    {
      what: 'in Latin-1, as declared',
      answer: typed(400, 'text/plain; charset=ISO-8859-1', Buffer.from('Größe unzulässig', 'latin1')),
      error: { code: 'BAD_REQUEST', message: 'Größe unzulässig' },
    },
    {
      what: 'in UTF-16, as declared',
      answer: typed(400, 'application/json; charset=utf-16le', utf16('{"message": "Größe unzulässig"}')),
      error: { code: 'BAD_REQUEST', message: 'Größe unzulässig' },
    },
    {
      what: 'in Latin-1, declared as UTF-8',
      answer: typed(400, 'text/plain; charset=utf-8', Buffer.from('Größe', 'latin1')),
      error: { code: 'BAD_REQUEST', message: 'Gr\ufffd\ufffde' },
    },
    {
      what: 'in UTF-8, declared as UTF-16',
      answer: typed(404, 'application/json; charset=utf-16', 'No such server'),
      // Nobody can read it, but that it is a failure and which is not lost.
      error: { code: 'NOT_FOUND', message: Buffer.from('No such server').toString('utf16le') },
    },
    {
      what: 'in a charset that nobody knows',
      answer: typed(400, 'text/plain; charset=klingon', 'No such size'),
      error: { code: 'BAD_REQUEST', message: 'No such size' },
    },
  ],
};
