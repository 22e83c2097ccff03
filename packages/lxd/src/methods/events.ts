import { type LxdEvent, watchEvents, type WatchEventsOptions } from '../exec/watch-events.js';
import { LxdImageAliasMethods } from './image-aliases.js';

/** What goes on in the daemon. */
export abstract class LxdEventMethods extends LxdImageAliasMethods {
  /**
   * Tells what goes on, as it happens: `for await (const event of lxd.watchEvents())`. A connection that is lost is made
   * again; what went on meanwhile nobody hears of, and an event of type `gap` says so. `break` ends it.
   * LXD: GET /1.0/events.
   *
   * @throws ClientError when it cannot begin; CONNECTION when the daemon stays away; ABORTED by its signal
   */
  watchEvents(options: WatchEventsOptions = {}): AsyncGenerator<LxdEvent, void, undefined> {
    const locate = (query: Readonly<Record<string, string>>): ReturnType<typeof this.socketPlace> =>
      this.socketPlace('/1.0/events', query);
    return watchEvents(locate, this.project, options, this.sessions);
  }
}
