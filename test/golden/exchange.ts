/** One recorded exchange of a server, as it went over the wire. Bodies are text; null is none. */
export interface Exchange {
  id: string;
  group: string;
  name: string;
  request: { method: string; path: string; headers: [string, string][]; body: string | null };
  response: {
    status: number;
    reason: string;
    httpVersion: string;
    headers: [string, string][];
    body: string;
  };
}

/** Whether a case is an exchange of an Orchestrator. */
export function isOrchestratorExchange(recorded: unknown): recorded is Exchange {
  const { request, response, peer } = (recorded ?? {}) as Record<string, unknown>;
  const { headers } = (request ?? {}) as { headers?: unknown };
  return Array.isArray(headers) && typeof response === 'object' && typeof peer === 'object';
}

/** A header of a recorded request. @param name in lower case */
export function headerOf({ request }: Exchange, name: string): string | undefined {
  return request.headers.find(([known]) => known.toLowerCase() === name)?.[1];
}

/** What a text holds as JSON; undefined for no JSON. */
export function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
