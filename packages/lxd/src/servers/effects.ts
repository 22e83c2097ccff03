import type { Deed } from './work.js';
import { isPowered } from './status-words.js';

/** States of an instance, as the daemon's codes. */
export const stopped = 102;
const running = 103;
export const frozen = 110;
const ready = 113;
/** There is no such instance. */
export const gone = -1;

/** Whether a state is what a deed was to bring about. */
export function isEffectOf(deed: Deed, state: number): boolean {
  switch (deed) {
    case 'create':
      return isPowered(state);
    case 'start':
    case 'unfreeze':
      return state === running || state === ready;
    case 'stop':
      // One may vanish as it stops.
      return state === stopped || state === gone;
    case 'freeze':
      return state === frozen;
    case 'delete':
      return state === gone;
    case 'restart':
    case 'hard restart':
      // It ends where it began: the state does not tell whether it took place.
      return false;
  }
}

/** Whether the daemon takes a deed in that state. Where not, it says so only after it has taken the order. */
export function isPossibleIn(state: number, deed: Deed): boolean {
  const isOn = state === running || state === ready;
  switch (deed) {
    case 'start':
      return !isOn && state !== frozen;
    case 'freeze':
    case 'restart':
    case 'hard restart':
      return state !== stopped && state !== frozen;
    case 'stop':
      return state !== stopped;
    case 'unfreeze':
      return state === frozen;
    case 'create':
    case 'delete':
      return true;
  }
}
