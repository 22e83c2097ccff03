import { confirming } from '../../args/confirming.js';
import { type Command, command } from '../../command.js';
import { someImages } from './columns.js';

/** @param path what kamaki calls it, and what all else is called */
export function deletion(path: string): Command {
  return command({
    path,
    summary: 'Delete images',
    args: confirming,
    positionals: someImages,
    columns: ['name', 'result'],
    load: () => import('./delete.run.js'),
  });
}
