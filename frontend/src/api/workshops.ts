import type { Language } from '../model/language';
import type { PartialScenario } from '../model/scenario';
import type { Schemas } from '../schema/api';
import { VOTES } from '../schema/values';
import { Client } from './client';
import { PathClient } from './exercise-client';
import { type Answer, request } from './http';

/** What attendees vote a scenario's verdict will be. */
export type Vote = (typeof VOTES)[number];
export { VOTES };

export type Screen = Schemas['ScreenView'];
/** A workshop as all its members see it. */
export type Workshop = Schemas['WorkshopView'];
/** A workshop as seen before joining. */
export type JoinInfo = Schemas['Door'];
/** A workshop and the attendee that this browser is in it. */
export type AttendeeView = Schemas['Mine'];
export type InstructorView = Schemas['Wall'];
/** An attendee, as the instructor sees it. */
export type Attendee = Schemas['Person'];
/** One attendee in one exercise. */
export type Cell = Schemas['Cell'];
/** The addresses at which attendees can join from other devices. */
export type JoinOffer = Schemas['Offer'];
export type CreatedWorkshop = Schemas['Made'];
export type InstructorLink = Schemas['InstructorLink'];

/** What an instructor decides; what is left out stays as it is, and null removes a moment. */
export interface Settings {
  readonly title?: string;
  readonly exercises?: readonly string[];
  readonly opened?: readonly string[];
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
}

/** Makes workshops and joins them. */
export class WorkshopClient extends PathClient {
  create(settings: Settings, language: Language): Promise<Answer<CreatedWorkshop>> {
    return this.post('/api/workshops', settings, language);
  }

  joinInfo(code: string, language: Language): Promise<Answer<JoinInfo>> {
    return request(this.fetch, `${pathOf(code)}?lang=${language}`);
  }

  join(code: string, nickname: string, language: Language): Promise<Answer<AttendeeView>> {
    return this.post(`${pathOf(code)}/attendees`, { nickname }, language);
  }

  room(code: string, language: Language): Promise<Answer<AttendeeView>> {
    return request(this.fetch, `${pathOf(code)}/room?lang=${language}`);
  }

  raiseHand(code: string, raised: boolean, language: Language): Promise<Answer<AttendeeView>> {
    return this.post(`${pathOf(code)}/hand`, { raised }, language);
  }

  vote(code: string, choice: Vote, language: Language): Promise<Answer<AttendeeView>> {
    return this.post(`${pathOf(code)}/votes`, { choice }, language);
  }
}

/** What only an instructor can do. */
export class InstructorClient extends Client {
  constructor(private readonly workshop: string) {
    super();
  }

  /** Lets this browser steer the workshop, by a cookie from now on. */
  enter(key: string): Promise<Answer<InstructorLink>> {
    return this.send('instructor', { key });
  }

  /** The instructor's link, for a browser that may steer the workshop. */
  link(): Promise<Answer<InstructorLink>> {
    return request(this.fetch, this.address('instructor'));
  }

  change(settings: Settings): Promise<Answer<InstructorView>> {
    return this.send('settings', settings);
  }

  show(screen: {
    readonly kind: Screen['kind'];
    readonly run?: string;
    readonly scenario?: PartialScenario;
  }): Promise<Answer<InstructorView>> {
    return this.send('screen', screen);
  }

  reveal(): Promise<Answer<unknown>> {
    return this.send('reveal', {});
  }

  addresses(): Promise<Answer<JoinOffer>> {
    return request(this.fetch, this.address('addresses'));
  }

  end(): Promise<Answer<InstructorView>> {
    return this.send('end', {});
  }

  address(what: string): string {
    return `${pathOf(this.workshop)}/${what}`;
  }

  private send<T>(what: string, body: unknown): Promise<Answer<T>> {
    return request(this.fetch, this.address(what), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

export function pathOf(code: string): string {
  return `/api/workshops/${encodeURIComponent(code)}`;
}

/** The stream of a workshop for those who have joined. */
export function roomStream(code: string): string {
  return `${pathOf(code)}/room/stream`;
}

/** The same stream for a projector, which has not joined. */
export function projectorStream(code: string): string {
  return `${pathOf(code)}/projector/stream`;
}
