import type { Options, Positionals } from '../../args/option.js';
import { parallel, transferring } from '../../args/transferring.js';
import { amount } from '../../args/values.js';
import { type Command, command } from '../../command.js';
import { oneLocation, placeOptions } from './place.js';

/** What only Pithos can do; Swift has other ways to it, or none. */
interface OfPithos {
  summary: string;
  args?: Options;
  positionals?: Positionals;
  /** What serves in its place where the store is Swift. */
  instead: string;
}

const local = {
  local: { value: 'LOCAL', required: true, complete: 'files', summary: 'the file to take content from' },
} as const satisfies Positionals;

const position = { type: 'string', value: 'BYTE', required: true, parse: amount } as const;

const upload = 'objects are written as a whole here: leister file upload -f';

function ofPithos(
  action: string,
  { summary, args = {}, positionals = oneLocation, instead }: OfPithos,
): Command {
  const path = `file ${action}`;
  return command({
    path,
    summary: `${summary} (Pithos)`,
    args: { ...placeOptions, ...args },
    positionals,
    gives: 'nothing',
    load: async () => ({ run: (await import('../../lib/refuse-options.js')).refuseCommand(path, instead) }),
  });
}

export const pithosCommands: readonly Command[] = [
  ofPithos('publish', {
    summary: 'Let everybody read an object',
    instead:
      'leister file temp-url makes a URL for a while, leister container modify --public opens a container',
  }),
  ofPithos('unpublish', {
    summary: 'Let nobody else read an object any more',
    instead: 'leister container modify --private closes a container',
  }),
  ofPithos('append', {
    summary: 'Add content at the end of an object',
    args: { ...parallel, ...transferring },
    positionals: { ...local, ...oneLocation },
    instead: upload,
  }),
  ofPithos('overwrite', {
    summary: 'Replace a part of the content of an object',
    args: {
      from: { ...position, summary: 'the first byte to replace' },
      to: { ...position, summary: 'the last' },
      ...transferring,
    },
    positionals: { ...local, ...oneLocation },
    instead: upload,
  }),
  ofPithos('truncate', {
    summary: 'Cut the content of an object',
    args: { size: { ...position, value: 'BYTES', summary: 'how much is to be left' } },
    instead: upload,
  }),
];
