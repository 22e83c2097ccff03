import type { Progress } from '@leister/rest';
import { Presets, SingleBar } from 'cli-progress';
import { shownBytes } from '../lib/bytes.js';
import { cellText } from '../output/columns.js';
import { Rate } from './rate.js';
import type { TransferProgress } from './transfer-progress.js';

const whole = '{name}  {bar}  {percentage}%  {done} of {all}  {rate}/s  {left}';
const endless = '{name}  {done}  {rate}/s';

/** One bar, redrawn in place, with how fast it goes and how long it will take. */
export function drawTransferBar(name: string, stream: NodeJS.WriteStream): TransferProgress {
  const rate = new Rate();
  let bar: SingleBar | undefined;
  return {
    update({ transferred, total }: Progress) {
      rate.see(transferred, performance.now());
      const left = total === undefined ? undefined : rate.secondsLeft(total - transferred);
      const shown = {
        name: cellText(name),
        done: shownBytes(transferred),
        all: shownBytes(total ?? 0),
        rate: shownBytes(rate.bytesPerSecond),
        left: left === undefined ? '' : `${shownSeconds(left)} left`,
      };
      if (bar) bar.update(transferred, shown);
      else {
        const format = total === undefined ? endless : whole;
        bar = new SingleBar(
          { stream, format, hideCursor: true, barsize: 24, gracefulExit: false },
          Presets.shades_classic,
        );
        bar.start(Math.max(1, total ?? 1), transferred, shown);
      }
    },
    stop: () => bar?.stop(),
  };
}

/** `42 s`, `3:07`, `1:02:03` */
function shownSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
  return parts.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
