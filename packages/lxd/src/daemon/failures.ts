import type { Json } from '@leister/compute';
import type { ErrorCode } from '@leister/rest';

/** Why an operation failed, in the words of an error. */
export function describeOperation(operation: Json): {
  message: string;
  status: number;
  code: ErrorCode;
  details: string[];
} {
  const err = typeof operation['err'] === 'string' ? operation['err'] : '';
  const description = typeof operation['description'] === 'string' ? operation['description'] : '';
  const message = err || `${description || 'the operation'}: ${String(operation['status'])}`;
  return {
    message,
    status: Number(operation['status_code']),
    code: codeOfMessage(message) ?? 'OPERATION_FAILED',
    details: description === '' || message.startsWith(description) ? [] : [description],
  };
}

const simultaneous = /: (?:A matching non-reusable operation has now |Instance is busy running a )/;

/**
 * The same fault comes under different statuses: a name in use as 409, as 500 and as a failed operation. Only where
 * the words leave no doubt do they count.
 */
const meanings: readonly (readonly [RegExp, ErrorCode])[] = [
  [/\balready exists\b|\balready in use\b/i, 'CONFLICT'],
  // Incus hands on what its database says.
  [/\bUNIQUE constraint failed: /, 'CONFLICT'],
  [
    /^(?:The )?(?:instance|container|virtual machine) is (?:already |not )?(?:running|stopped|frozen)$/i,
    'CONFLICT',
  ],
  [/^(?:The )?(?:instance|container|virtual machine) isn't (?:running|frozen)$/i, 'CONFLICT'],
  [/^Renaming of running \w+ not allowed$|^Cannot export a running instance/i, 'CONFLICT'],
  [/^Requested profile ".*" doesn't exist$|^Provided instance type doesn't exist\b/, 'NOT_FOUND'],
  // Incus takes the order for an image that is not there, and finds that out later.
  [/^Image not provided for instance creation$/, 'NOT_FOUND'],
  [/^Invalid config: /, 'BAD_REQUEST'],
  [simultaneous, 'CONFLICT'],
  // A daemon on its way down still answers, but knows nothing any more.
  [/\bdatabase is closed$/, 'UNAVAILABLE'],
];

/** Whether a change was turned away, nothing of it done, because of another one at the same time. */
export function isSimultaneous(message: string): boolean {
  return simultaneous.test(message);
}

/** What a message says beyond doubt; undefined for the others: then the status counts. */
export function codeOfMessage(message: string): ErrorCode | undefined {
  return meanings.find(([words]) => words.test(message))?.[1];
}
