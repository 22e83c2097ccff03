import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, path } from '@leister/rest';
import type { Acknowledged, Console, Diagnostic } from '../model/resources.js';
import type { ServerTopology } from '../model/server-parts.js';
import { record, text } from '../nova/read.js';
import { protocolOf, toConsole } from '../nova/console.js';
import { toServerTopology } from '../nova/to-server-parts.js';
import { ServerActionLogMethods } from './server-action-log.js';

/** What a server shows and tells of itself. */
export abstract class ServerConsoleMethods extends ServerActionLogMethods {
  /** How to reach the server's console. Nova (2.6): POST /servers/{id}/remote-consoles. @param type e.g. novnc */
  async getServerConsole(id: string, type = 'novnc', options?: CallOptions): Promise<Console> {
    const protocol = protocolOf(type);
    const microversion = protocol === 'mks' ? '2.8' : '2.6';
    const call = { ...options, microversion, json: { remote_console: { protocol, type } } };
    const at = (): string => path`/servers/${id}/remote-consoles`;
    const response = await this.novaAt('getServerConsole', 'POST', at, call);
    const console = this.novaRead(response, 'remote_console', toConsole);
    const secret = console.url?.split('?')[1];
    if (secret !== undefined) this.keepSecret(secret);
    return console;
  }

  /** What the server printed on its console. Nova: action os-getConsoleOutput. @param lines the last so many */
  async getConsoleLog(id: string, lines?: number, options?: CallOptions): Promise<string> {
    const action = { 'os-getConsoleOutput': defined({ length: lines }) };
    const response = await this.serversActionPost('getConsoleLog', id, action, options);
    return this.readResponse(response, (body) => text(record(body, 'output')['output']) ?? '');
  }

  /** What the cloud can tell of the server's health. Nova: GET /servers/{id}/diagnostics. */
  async getServerDiagnostics(id: string, options?: CallOptions): Promise<Diagnostic[]> {
    const at = (): string => path`/servers/${id}/diagnostics`;
    const { body } = await this.novaAt<unknown>('getServerDiagnostics', 'GET', at, options);
    return [body].flat().map((raw) => ({ raw }));
  }

  /** How its processors and memory lie on the machine. Nova (2.78): GET /servers/{id}/topology. */
  async getServerTopology(id: string, options?: CallOptions): Promise<ServerTopology> {
    const at = (): string => path`/servers/${id}/topology`;
    const response = await this.novaAt('getServerTopology', 'GET', at, { microversion: '2.78', ...options });
    return this.readResponse(response, (body) => toServerTopology(record(body, 'topology')));
  }

  /**
   * The password that the server's system made for its administrator, encrypted with the server's key; '' for none.
   * Nova: GET /servers/{id}/os-server-password.
   */
  async getServerPassword(id: string, options?: CallOptions): Promise<string> {
    const at = (): string => path`/servers/${id}/os-server-password`;
    const response = await this.novaAt('getServerPassword', 'GET', at, options);
    return this.readResponse(response, (body) => text(record(body, 'password')['password']) ?? '');
  }

  /** Forgets that password; the server keeps it. Nova: DELETE /servers/{id}/os-server-password. */
  async clearServerPassword(id: string, options?: CallOptions): Promise<Acknowledged> {
    const at = (): string => path`/servers/${id}/os-server-password`;
    return acknowledged(await this.novaAt('clearServerPassword', 'DELETE', at, options));
  }
}
