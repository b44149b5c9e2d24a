import type { EventLog } from './event-log';
import { buildPicture, type Picture } from './picture';

/** The picture of a log, built again only when there is more in it. */
export class PictureCache {
  private last: { log: EventLog; version: number; picture: Picture } | null = null;

  of(log: EventLog): Picture {
    if (this.last?.log !== log || this.last.version !== log.version) {
      const picture = buildPicture(log.events, log.setup);
      this.last = { log, version: log.version, picture };
    }
    return this.last.picture;
  }
}
