import { STATUS_CODES } from 'node:http';

/** What the original calls a status, in short and in long. */
const statusTexts: Readonly<Record<number, readonly [short: string, long: string]>> = {
  400: ['Bad Request', 'Bad request syntax or unsupported method'],
  403: ['Forbidden', 'Request forbidden -- authorization will not help'],
  500: ['Internal Server Error', 'Server got itself in trouble'],
  501: ['Not Implemented', 'Server does not support this operation'],
};

/** The body of an error, as API v1 has it. */
export interface ErrorBody {
  message: string;
  status: 'error';
  status_code?: number;
  status_short_message?: string;
  status_long_message?: string;
}

/** What a handler throws to be answered with a status and the documented body. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** @param options `cause` goes to the log, never to the caller */
  constructor(
    status: number,
    message: string,
    options: { cause?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message, { cause: options.cause });
    this.status = status;
    this.headers = options.headers ?? {};
  }

  body(): ErrorBody {
    const { message, status } = this;
    // The original's own page for what is not there.
    if (status === 404) return { message, status: 'error' };
    const plain = STATUS_CODES[status] ?? '';
    const [short, long] = statusTexts[status] ?? [plain, plain];
    return {
      message,
      status: 'error',
      status_code: status,
      status_short_message: short,
      status_long_message: long,
    };
  }
}
