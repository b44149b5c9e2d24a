import { expect, it } from 'vitest';
import { DraftHistory } from './draft-history';
import { complete, DEFAULT_SCENARIO } from './scenario';

const stock = (n: number) => complete({ stock: n });

it('goes back and forth', () => {
  const history = new DraftHistory(DEFAULT_SCENARIO);
  history.change(stock(2));
  history.change(stock(3));
  history.undo();
  expect(history.present.stock).toBe(2);
  history.undo();
  expect([history.present.stock, history.canUndo, history.canRedo]).toEqual([1, false, true]);
  history.redo();
  history.redo();
  history.redo();
  expect([history.present.stock, history.canUndo, history.canRedo]).toEqual([3, true, false]);
});

it('forgets what was undone when something else is changed', () => {
  const history = new DraftHistory(DEFAULT_SCENARIO);
  history.change(stock(2));
  history.undo();
  history.change(stock(5));
  expect(history.canRedo).toBe(false);
  history.undo();
  expect(history.present.stock).toBe(1);
});

it('undoes what was typed in one go as one, and no change as none', () => {
  const history = new DraftHistory(DEFAULT_SCENARIO);
  history.change(complete({ program: 'r' }), 'typing');
  history.change(complete({ program: 're' }), 'typing');
  history.change(complete({ program: 're' }));
  history.change(stock(2));
  history.undo();
  expect(history.present.program).toBe('re');
  history.undo();
  expect(history.present).toBe(DEFAULT_SCENARIO);
});
