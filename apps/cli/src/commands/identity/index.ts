import type { Group } from '../../command.js';
import { applicationCredentialCommands } from './application-credential/index.js';
import { domainCommands } from './domain/index.js';
import { ec2Commands } from './ec2/index.js';
import { groupCommands } from './group/index.js';
import { projectCommands } from './project/index.js';
import { roleCommands } from './role/index.js';
import { userCommands } from './user/index.js';

/** Keystone's directory. What is about users of Synnefo is another matter. */
export const identity: Group = {
  name: 'identity',
  commands: [
    ...userCommands,
    ...projectCommands,
    ...roleCommands,
    ...domainCommands,
    ...groupCommands,
    ...applicationCredentialCommands,
    ...ec2Commands,
  ],
};
