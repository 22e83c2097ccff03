import { number } from '@leister/compute';
import { type LxdOperation, LxdOperationError } from '../daemon/operation.js';

/** The exit code that an operation ended with. One that is not to be had is an error. */
export async function exitCodeOf(
  following: Promise<LxdOperation>,
): Promise<{ code: number; end: LxdOperation }> {
  try {
    const end = await following;
    return { code: number(end.metadata['return']) ?? 0, end };
  } catch (error) {
    // A command that is not there is a failure of the operation, and has the code that a shell would give it.
    const end = error instanceof LxdOperationError ? error.operation : undefined;
    const code = number(end?.metadata['return']);
    if (!end || code === undefined || code <= 0) throw error;
    return { code, end };
  }
}
