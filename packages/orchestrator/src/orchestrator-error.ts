import { isRecord, text } from '@leister/compute';
import { ClientError, type ClientErrorOptions } from '@leister/rest';
import { kindOf, type OrchestratorErrorKind } from './error-kinds.js';

/** A refusal or a failure that the Orchestrator told. */
export class OrchestratorError extends ClientError {
  /** What it is about, as far as the Orchestrator's words tell. */
  readonly kind: OrchestratorErrorKind;
  /** The status that the body names; absent where it names none, as in a 404 or a page. */
  declare readonly statusCode?: number;
  /** Such as `Bad Request`. */
  declare readonly shortMessage?: string;
  /** Such as `Bad request syntax or unsupported method`. */
  declare readonly longMessage?: string;

  constructor(message: string, options: ClientErrorOptions = {}) {
    super(message, options);
    const body = isRecord(options.body) ? options.body : {};
    const { status_code: code } = body;
    const short = text(body['status_short_message']);
    const long = text(body['status_long_message']);
    this.kind = kindOf({ message, status: this.status, url: options.request?.url ?? '', body: options.body });
    if (typeof code === 'number') this.statusCode = code;
    if (short !== undefined) this.shortMessage = short;
    if (long !== undefined) this.longMessage = long;
  }
}
