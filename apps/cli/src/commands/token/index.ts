import type { Group } from '../../command.js';
import { info } from './info.js';
import { issue } from './issue.js';
import { revoke } from './revoke.js';

export const token: Group = { name: 'token', commands: [issue, info, revoke] };
