import { expect, it } from 'vitest';
import { never } from './never';

it('names the variant that nobody handled', () => {
  expect(() => never('surprise' as never)).toThrow('"surprise"');
});
