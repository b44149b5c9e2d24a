import { describe, expect, it } from 'vitest';
import { advance, LIVE, momentOf, playFrom, pleasantSpeed, seek } from './player';

describe('the player', () => {
  it('shows the newest while it is live', () => {
    expect(momentOf(LIVE, 40e6)).toBe(40e6);
    expect(momentOf(advance(LIVE, 16, 40e6, false), 50e6)).toBe(50e6);
  });

  it('goes on at its speed, and is live again at the end of a run that is over', () => {
    const start = playFrom({ ...LIVE, speed: 0.01 }, 5e6);
    const later = advance(start, 1_000, 40e6, true);
    expect(later).toMatchObject({ mode: 'playing', at: 15e6 });
    expect(advance(later, 60_000, 40e6, true).mode).toBe('live');
  });

  it('waits at the end of a run that goes on', () => {
    const caughtUp = advance(playFrom(LIVE, 0), 60_000, 40e6, false);
    expect(caughtUp).toMatchObject({ mode: 'playing', at: 40e6 });
  });

  it('stands still where it was put', () => {
    expect(momentOf(advance(seek(LIVE, 7e6), 1_000, 40e6, true), 40e6)).toBe(7e6);
  });

  it('makes every run a matter of a few seconds', () => {
    expect(pleasantSpeed(40e6)).toBe(0.01);
    expect(pleasantSpeed(220e6)).toBe(0.05);
    expect(pleasantSpeed(5e9)).toBe(1);
    expect(pleasantSpeed(0)).toBe(0.001);
  });
});
