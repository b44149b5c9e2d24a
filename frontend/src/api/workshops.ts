import type { PartialScenario } from '../model/scenario';
import type { Language } from '../texts/languages';
import { Client } from './client';
import { PathClient } from './exercise-client';
import { request, type Answer } from './http';

export type Choice = 'held' | 'violated' | 'stuck';
export const CHOICES: readonly Choice[] = ['held', 'violated', 'stuck'];

export interface Screen {
  readonly kind: 'nothing' | 'run' | 'scenario' | 'question';
  readonly number: number;
  readonly run: string;
  readonly scenario: PartialScenario | null;
}

export interface Room {
  readonly code: string;
  readonly title: string;
  readonly on: boolean;
  readonly over: boolean;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly exercises: readonly string[];
  readonly opened: readonly string[];
  readonly attendees: number;
  readonly screen: Screen;
  readonly votes: Readonly<Partial<Record<Choice, number>>>;
}

/** A workshop as seen before joining. */
export interface Door {
  readonly title: string;
  readonly over: boolean;
  readonly joined: boolean;
}

export interface MyRoom {
  readonly room: Room;
  readonly nickname: string;
  readonly hand: boolean;
  readonly vote: Choice | null;
}

/** One attendee in one exercise. */
export interface Cell {
  readonly exercise: string;
  readonly state: 'begun' | 'solved';
  readonly parts: number;
  readonly partsMet: number;
  readonly attempts: number;
  readonly hints: number;
  readonly minutes: number;
  readonly stuckMinutes: number;
  readonly lastRun: string | null;
}

export interface Person {
  readonly id: number;
  readonly nickname: string;
  readonly handAt: string | null;
  readonly joinedAt: string;
  readonly cells: readonly Cell[];
}

export interface Wall {
  readonly room: Room;
  readonly people: readonly Person[];
}

export interface MadeWorkshop {
  readonly code: string;
  readonly key: string;
  readonly instructorLink: string;
  readonly joinLink: string;
}

/** What an instructor decides; what is left out stays as it is. */
export interface Settings {
  readonly title?: string;
  readonly exercises?: readonly string[];
  readonly opened?: readonly string[];
  readonly startsAt?: string;
  readonly endsAt?: string;
}

/** Makes workshops and joins them. */
export class WorkshopClient extends PathClient {
  create(settings: Settings, language: Language): Promise<Answer<MadeWorkshop>> {
    return this.post('/api/workshops', settings, language);
  }

  door(code: string, language: Language): Promise<Answer<Door>> {
    return request(this.fetch, `${pathOf(code)}?lang=${language}`);
  }

  join(code: string, nickname: string, language: Language): Promise<Answer<MyRoom>> {
    return this.post(`${pathOf(code)}/attendees`, { nickname }, language);
  }

  room(code: string, language: Language): Promise<Answer<MyRoom>> {
    return request(this.fetch, `${pathOf(code)}/room?lang=${language}`);
  }

  raiseHand(code: string, raised: boolean, language: Language): Promise<Answer<MyRoom>> {
    return this.post(`${pathOf(code)}/hand`, { raised }, language);
  }

  vote(code: string, choice: Choice, language: Language): Promise<Answer<MyRoom>> {
    return this.post(`${pathOf(code)}/votes`, { choice }, language);
  }
}

/** What only an instructor can do. */
export class DeskClient extends Client {
  constructor(
    private readonly workshop: string,
    private readonly key: string,
  ) {
    super();
  }

  change(settings: Settings): Promise<Answer<Wall>> {
    return this.send('settings', settings);
  }

  show(screen: {
    readonly kind: Screen['kind'];
    readonly run?: string;
    readonly scenario?: PartialScenario;
  }): Promise<Answer<Wall>> {
    return this.send('screen', screen);
  }

  reveal(): Promise<Answer<unknown>> {
    return this.send('reveal', {});
  }

  end(): Promise<Answer<Wall>> {
    return this.send('end', {});
  }

  address(what: string): string {
    return `${pathOf(this.workshop)}/${what}?key=${encodeURIComponent(this.key)}`;
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

/** Follows changes; the browser reconnects by itself. */
export function followJson(url: string, name: string, take: (value: unknown) => void): () => void {
  const source = new EventSource(url);
  source.addEventListener(name, (event: MessageEvent<string>) => {
    const value = JSON.parse(event.data) as unknown;
    if (value !== null) {
      take(value);
    }
  });
  return () => {
    source.close();
  };
}
