import type { Options } from '../args/option.js';

/** Of commands that make ports: what kamaki has. */
export const portOptions = {
  name: { type: 'string', value: 'NAME', summary: 'what the port is to be called' },
  securityGroup: {
    type: 'string',
    alias: ['g'],
    value: 'GROUP',
    repeatable: true,
    summary: "a security group of the port: id or name; left out, the project's default",
  },
  subnetId: {
    type: 'string',
    value: 'SUBNET',
    summary: 'the subnet for --ip-address, or to take an address of',
  },
  ipAddress: { type: 'string', value: 'ADDRESS', summary: 'the address that it is to have' },
} as const satisfies Options;
