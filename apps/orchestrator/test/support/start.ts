import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  createOrchestrator,
  type Orchestrator,
  type OrchestratorParts,
  type OrchestratorSettings,
} from '../../src/index.js';

/** An answer, its body read as JSON where it is. */
export interface Answered {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

/** A server of ours that runs until the test is over. */
export interface Running extends Orchestrator {
  url: string;
  /** Sends a request to `/api/v1` and what follows. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
}

/** Starts a server for one test. Without other settings it keeps nothing, waits for nothing and logs nothing. */
export async function start(
  settings: OrchestratorSettings = {},
  parts?: OrchestratorParts,
): Promise<Running> {
  const quiet = {
    port: 0,
    release_delay: 0,
    log: { level: 'silent' as const },
    database: { path: await temporaryFolder() },
  };
  const orchestrator = await createOrchestrator({ ...quiet, ...settings }, parts);
  const url = await orchestrator.listen();
  onTestFinished(() => orchestrator.close());
  return { ...orchestrator, url, send: (...request) => send(url, ...request) };
}

/** Sends a request to the API of a server. A text is sent as it is. */
export async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Answered> {
  const payload = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(`${url}/api/v1${path}`, { method, headers, redirect: 'manual', ...payload });
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  const parsed = isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, body: parsed, text };
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leister-orchestrator-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
