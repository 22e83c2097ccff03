/** What a handler answers instead of JSON. */
export class TextAnswer {
  readonly text: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** @param headers beside the content type, which is the original's: text/html */
  constructor(text: string, status = 200, headers: Readonly<Record<string, string>> = {}) {
    this.text = text;
    this.status = status;
    this.headers = headers;
  }
}

/** What a handler gives: an object goes as JSON with status 200. */
export type Answer = Readonly<Record<string, unknown>> | TextAnswer;
