import { followJson } from '../api/json-stream';
import type { Answer, Problem } from '../api/http';
import { persist } from '../api/persist';
import type { OpenSource } from '../api/run-stream';
import {
  type AttendeeView,
  roomStream,
  type Vote,
  type Workshop,
  type WorkshopClient,
} from '../api/workshops';
import type { Language } from '../model/language';

/** The attendee that this browser is in a workshop, kept up to date by the workshop's stream. */
export class Attendance {
  /** Null until this browser is known to have joined. */
  mine: AttendeeView | null = null;
  problem: Problem | null = null;
  isConnected = true;
  private isClosed = false;
  private stop: (() => void) | null = null;

  constructor(
    private readonly client: WorkshopClient,
    private readonly changed: () => void,
    private readonly openSource?: OpenSource,
  ) {}

  /** Enters a workshop that this browser has joined before. */
  enter(code: string, language: Language): Promise<void> {
    this.isClosed = false;
    const failed = (problem: Problem) => {
      this.problem = problem;
      this.changed();
    };
    return this.take(
      persist(
        () => this.client.room(code, language),
        failed,
        () => !this.isClosed,
      ),
    );
  }

  join(code: string, nickname: string, language: Language): Promise<void> {
    return this.take(this.client.join(code, nickname, language));
  }

  async raiseHand(raised: boolean, language: Language): Promise<void> {
    if (this.mine !== null) {
      await this.take(this.client.raiseHand(this.mine.room.code, raised, language));
    }
  }

  async vote(choice: Vote, language: Language): Promise<void> {
    if (this.mine !== null) {
      await this.take(this.client.vote(this.mine.room.code, choice, language));
    }
  }

  close(): void {
    this.isClosed = true;
    this.stop?.();
    this.stop = null;
  }

  private async take(sent: Promise<Answer<AttendeeView>>): Promise<void> {
    const answer = await sent;
    if (this.isClosed) {
      return;
    }
    if (answer.ok) {
      this.problem = null;
      this.mine = answer.value;
      this.follow(answer.value.room.code);
    } else {
      this.problem = answer.problem;
    }
    this.changed();
  }

  private follow(code: string): void {
    this.stop ??= followJson(
      roomStream(code),
      'room',
      {
        take: (room) => this.update(room as Workshop),
        connected: (isConnected) => {
          this.isConnected = isConnected;
          this.changed();
        },
      },
      this.openSource,
    );
  }

  private update(room: Workshop): void {
    if (this.mine !== null) {
      const isSame = this.mine.room.screen.number === room.screen.number;
      this.mine = { ...this.mine, room, vote: isSame ? this.mine.vote : null };
      this.changed();
    }
  }
}
