import { MultiBar, Presets } from 'cli-progress';
import { cellText } from '../output/columns.js';
import type { Progress } from './progress.js';

/** A bar for each thing, redrawn in place. */
export function drawBars(names: ReadonlyMap<string, string>, stream: NodeJS.WriteStream): Progress {
  const shown = [...names].map(([key, name]) => [key, cellText(name)] as const);
  const width = Math.max(...shown.map(([, name]) => name.length));
  const bars = new MultiBar(
    {
      stream,
      format: '{name}  {bar}  {status}  {duration_formatted}',
      hideCursor: true,
      barsize: 24,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  const byKey = new Map(
    shown.map(([key, name]) => [key, bars.create(100, 0, { name: name.padEnd(width), status: '' })]),
  );
  return {
    update: (key, status, percent) => byKey.get(key)?.update(percent, { status }),
    stop: () => bars.stop(),
  };
}
