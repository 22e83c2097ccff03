import { type ErrorBody, json, page } from './error-body.js';

const server = '5d1c3b8e-6f0a-4c55-9a41-0d2f7be8c901';
const requestId = 'req-7e2a91d4-53c6-4f0b-8d8f-b1a6c3e9f210';

/** The middleware before every service answers so for a token that is missing, wrong or old. */
const notAuthenticated = {
  error: { code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.' },
};

const nova: ErrorBody[] = [
  {
    what: 'an unknown server',
    answer: json(
      404,
      { itemNotFound: { code: 404, message: `Instance ${server} could not be found.` } },
      { 'X-OpenStack-Request-Id': requestId, 'X-Compute-Request-Id': 'req-other' },
    ),
    error: { code: 'NOT_FOUND', message: `Instance ${server} could not be found.`, id: requestId },
  },
  {
    what: 'a body against the schema',
    answer: json(400, {
      badRequest: { code: 400, message: "Invalid input for field/attribute name. Value: . '' is too short" },
    }),
    error: {
      code: 'BAD_REQUEST',
      message: "Invalid input for field/attribute name. Value: . '' is too short",
    },
  },
  {
    what: 'a policy that forbids',
    answer: json(403, {
      forbidden: {
        code: 403,
        message: "Policy doesn't allow os_compute_api:servers:create:forced_host to be performed.",
      },
    }),
    error: {
      code: 'FORBIDDEN',
      message: "Policy doesn't allow os_compute_api:servers:create:forced_host to be performed.",
    },
  },
  {
    what: 'a quota',
    answer: json(403, {
      forbidden: {
        code: 403,
        message: 'Quota exceeded for cores: Requested 4, but already used 18 of 20 cores',
      },
    }),
    error: {
      code: 'OVER_LIMIT',
      message: 'Quota exceeded for cores: Requested 4, but already used 18 of 20 cores',
    },
  },
  {
    what: 'an action in the wrong state',
    answer: json(409, {
      conflictingRequest: {
        code: 409,
        message: `Cannot 'stop' instance ${server} while it is in vm_state stopped`,
      },
    }),
    error: {
      code: 'CONFLICT',
      message: `Cannot 'stop' instance ${server} while it is in vm_state stopped`,
    },
  },
  {
    what: 'a microversion it does not speak',
    answer: json(406, {
      computeFault: {
        code: 406,
        message: 'Version 2.400 is not supported by the API. Minimum is 2.1 and maximum is 2.93.',
      },
    }),
    error: {
      code: 'BAD_REQUEST',
      message: 'Version 2.400 is not supported by the API. Minimum is 2.1 and maximum is 2.93.',
    },
  },
  {
    what: 'too many requests, of old',
    answer: json(
      413,
      {
        overLimit: {
          code: 413,
          message: 'This request was rate-limited.',
          details: 'Only 10 POST request(s) can be made to * every minute.',
          retryAfter: '41',
        },
      },
      { 'Retry-After': '41' },
    ),
    error: {
      code: 'OVER_LIMIT',
      message: 'This request was rate-limited.',
      details: ['Only 10 POST request(s) can be made to * every minute.'],
    },
  },
  {
    what: 'a bug of its own',
    answer: json(500, {
      computeFault: {
        code: 500,
        message:
          "Unexpected API Error. Please report this at http://bugs.cloud.test/nova and attach the log if possible.\n<class 'oslo_db.exception.DBConnectionError'>",
      },
    }),
    error: {
      code: 'SERVER',
      message:
        "Unexpected API Error. Please report this at http://bugs.cloud.test/nova and attach the log if possible. <class 'oslo_db.exception.DBConnectionError'>",
    },
  },
  {
    what: 'a path it does not know',
    answer: json(404, {
      message: 'The resource could not be found.<br /><br />\n\n\n',
      code: '404 Not Found',
      title: 'Not Found',
    }),
    error: { code: 'NOT_FOUND', message: 'The resource could not be found.' },
  },
  {
    what: 'a stale token',
    answer: json(401, notAuthenticated),
    error: { code: 'UNAUTHORIZED', message: 'The request you have made requires authentication.' },
  },
  {
    what: 'a fault without words',
    answer: json(405, { notAllowed: { code: 405, message: '' } }),
    error: { code: 'BAD_REQUEST', message: 'notAllowed' },
  },
  {
    what: 'a fault of another code than its status',
    answer: json(400, { itemNotFound: { code: 404, message: 'No such flavor.', details: 'm1.none' } }),
    error: { status: 400, code: 'NOT_FOUND', message: 'No such flavor.', details: ['m1.none'] },
  },
];

const keystone: ErrorBody[] = [
  {
    what: 'a wrong password',
    answer: json(401, notAuthenticated),
    error: { code: 'UNAUTHORIZED', message: 'The request you have made requires authentication.' },
  },
  {
    what: 'what only an administrator may',
    answer: json(403, {
      error: {
        code: 403,
        message: 'You are not authorized to perform the requested action: identity:list_users.',
        title: 'Forbidden',
      },
    }),
    error: {
      code: 'FORBIDDEN',
      message: 'You are not authorized to perform the requested action: identity:list_users.',
    },
  },
  {
    what: 'an unknown project',
    answer: json(404, {
      error: { code: 404, message: 'Could not find project: 0c4e.', title: 'Not Found' },
    }),
    error: { code: 'NOT_FOUND', message: 'Could not find project: 0c4e.' },
  },
  {
    what: 'an unknown path',
    answer: page(
      404,
      '<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n' +
        '<p>The requested URL was not found on the server.</p>\n',
    ),
    error: {
      code: 'NOT_FOUND',
      message: '404 Not Found',
      details: ['The requested URL was not found on the server.'],
    },
  },
  {
    what: 'a name in use',
    answer: json(409, {
      error: {
        code: 409,
        message: 'Conflict occurred attempting to store project - it is not permitted to have two projects.',
        title: 'Conflict',
      },
    }),
    error: {
      code: 'CONFLICT',
      message: 'Conflict occurred attempting to store project - it is not permitted to have two projects.',
    },
  },
];

const neutron: ErrorBody[] = [
  {
    what: 'an error with a detail',
    answer: json(400, {
      NeutronError: { type: 'HTTPBadRequest', message: 'Bad port request', detail: "Unknown field 'colour'" },
    }),
    error: { code: 'BAD_REQUEST', message: 'Bad port request', details: ["Unknown field 'colour'"] },
  },
  {
    what: 'a quota',
    answer: json(409, {
      NeutronError: {
        type: 'OverQuota',
        message: "Quota exceeded for resources: ['floatingip'].",
        detail: '',
      },
    }),
    error: { code: 'OVER_LIMIT', message: "Quota exceeded for resources: ['floatingip']." },
  },
  {
    what: 'a network in use',
    answer: json(409, {
      NeutronError: { type: 'NetworkInUse', message: 'There are ports still in use.', detail: '' },
    }),
    error: { code: 'CONFLICT', message: 'There are ports still in use.' },
  },
  {
    what: 'an unknown network',
    answer: json(404, {
      NeutronError: { type: 'NetworkNotFound', message: 'Network 9f could not be found.', detail: '' },
    }),
    error: { code: 'NOT_FOUND', message: 'Network 9f could not be found.' },
  },
];

/** Glance puts a page into its JSON, and the reason beside the code. */
const glanceError = (status: number, title: string, message: string): ErrorBody['answer'] =>
  json(status, { message: `${message}<br /><br />\n\n\n`, code: `${status} ${title}`, title });

const glance: ErrorBody[] = [
  {
    what: 'a protected image',
    answer: glanceError(403, 'Forbidden', 'Image a1 is protected and cannot be deleted.'),
    error: { code: 'FORBIDDEN', message: 'Image a1 is protected and cannot be deleted.' },
  },
  {
    what: 'an unknown image',
    answer: glanceError(404, 'Not Found', 'No image found with ID a2'),
    error: { code: 'NOT_FOUND', message: 'No image found with ID a2' },
  },
  {
    what: 'data a second time',
    answer: glanceError(409, 'Conflict', 'Image status transition from active to saving is not allowed'),
    error: { code: 'CONFLICT', message: 'Image status transition from active to saving is not allowed' },
  },
  {
    what: 'a patch of another type',
    answer: glanceError(415, 'Unsupported Media Type', 'The media type &quot;text/x&quot; is not supported.'),
    error: { code: 'BAD_REQUEST', message: 'The media type "text/x" is not supported.' },
  },
  {
    what: 'a code that stands in words only',
    answer: json(400, { message: 'No such image', code: '404 Not Found', title: 'Not Found' }),
    error: { status: 400, code: 'NOT_FOUND', message: 'No such image' },
  },
];

const swiftError = (status: number, title: string, text: string): ErrorBody['answer'] =>
  page(status, `<html><h1>${title}</h1><p>${text}</p></html>`, { 'X-Trans-Id': 'tx0c51ab' });

const swift: ErrorBody[] = (
  [
    [401, 'UNAUTHORIZED', 'Unauthorized', 'This server could not verify that you are authorized.'],
    [403, 'FORBIDDEN', 'Forbidden', 'Access was denied to this resource.'],
    [404, 'NOT_FOUND', 'Not Found', 'The resource could not be found.'],
    [409, 'CONFLICT', 'Conflict', 'There was a conflict when trying to complete your request.'],
    [412, 'CONFLICT', 'Precondition Failed', 'A precondition for this request was not met.'],
    [416, 'BAD_REQUEST', 'Requested Range Not Satisfiable', 'The Range requested is not available.'],
    [422, 'BAD_REQUEST', 'Unprocessable Entity', 'Unable to process the contained instructions'],
  ] as const
).map(([status, code, title, text]) => ({
  what: String(status),
  answer: swiftError(status, title, text),
  error: { code, message: title, details: [text], id: 'tx0c51ab' },
}));

const cinder: ErrorBody[] = [
  {
    what: 'an unknown volume',
    answer: json(404, { itemNotFound: { code: 404, message: 'Volume b7 could not be found.' } }),
    error: { code: 'NOT_FOUND', message: 'Volume b7 could not be found.' },
  },
  {
    what: 'a quota',
    answer: json(
      413,
      {
        overLimit: {
          code: 413,
          message: 'VolumeSizeExceedsAvailableQuota: Requested 2000G, quota is 1000G.',
          retryAfter: '0',
        },
      },
      { 'Retry-After': '0' },
    ),
    error: {
      code: 'OVER_LIMIT',
      message: 'VolumeSizeExceedsAvailableQuota: Requested 2000G, quota is 1000G.',
    },
  },
  {
    what: 'a request it cannot make sense of, and does not say why',
    answer: json(400, {
      badRequest: {
        code: 400,
        message:
          'The server could not comply with the request since it is either malformed or otherwise incorrect.',
      },
    }),
    error: {
      code: 'BAD_REQUEST',
      message:
        'The server could not comply with the request since it is either malformed or otherwise incorrect.',
    },
  },
];

const placement: ErrorBody[] = [
  {
    what: 'an unknown provider',
    answer: json(404, {
      errors: [
        {
          status: 404,
          title: 'Not Found',
          detail: 'The resource could not be found.\n\n No resource provider with uuid c3 found  ',
          code: 'placement.undefined_code',
          request_id: requestId,
        },
      ],
    }),
    error: {
      code: 'NOT_FOUND',
      message: 'The resource could not be found. No resource provider with uuid c3 found',
    },
  },
  {
    what: 'an old generation',
    answer: json(409, {
      errors: [
        {
          status: 409,
          title: 'Conflict',
          detail: 'resource provider generation conflict',
          code: 'placement.concurrent_update',
        },
      ],
    }),
    error: { code: 'CONFLICT', message: 'resource provider generation conflict' },
  },
];

/** By service. */
export const openstackBodies: Readonly<Record<string, readonly ErrorBody[]>> = {
  Nova: nova,
  Keystone: keystone,
  Neutron: neutron,
  Glance: glance,
  Swift: swift,
  Cinder: cinder,
  Placement: placement,
};
