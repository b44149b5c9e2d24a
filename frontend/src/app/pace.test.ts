import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from './pace';

describe('Pace', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('acts at once the first time, and after a pause', () => {
    const action = vi.fn();
    const pace = new Pace(400, action);

    pace.ask();
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(400);
    pace.ask();
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('acts once for all that is asked during the pause', () => {
    const action = vi.fn();
    const pace = new Pace(400, action);

    for (let i = 0; i < 100; i++) {
      pace.ask();
      vi.advanceTimersByTime(10);
    }
    expect(action).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(400);
    expect(action).toHaveBeenCalledTimes(4);
  });

  it('does nothing that nobody asked for', () => {
    const action = vi.fn();
    new Pace(400, action);

    vi.advanceTimersByTime(10_000);
    expect(action).not.toHaveBeenCalled();
  });
});
