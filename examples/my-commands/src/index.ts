import { group } from 'leister/plugin';
import { count } from './count.js';
import { halt } from './halt.js';

export default group({
  name: 'fleet',
  summary: 'all servers of a cloud together',
  commands: [count, halt],
});
