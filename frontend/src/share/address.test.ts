import { describe, expect, it } from 'vitest';
import { NOTHING, pathOf, placeOf, readFragment, writeFragment, type Fragment } from './address';

describe('the address', () => {
  it('says what it stands for', () => {
    expect(placeOf('/')).toEqual({ kind: 'draft' });
    expect(placeOf('/s/abcDEF_-123')).toEqual({ kind: 'saved', slug: 'abcDEF_-123' });
    expect(placeOf('/embed/r/x1')).toEqual({ kind: 'recorded', id: 'x1' });
    expect(placeOf('/r/../api')).toEqual({ kind: 'draft' });
    expect(pathOf(placeOf('/r/x1'))).toBe('/r/x1');
  });

  it('carries what the viewer was looking at', () => {
    const full: Fragment = {
      scenario: 's1=abc',
      language: 'zh',
      window: { from: -20, to: 4_000_000 },
      event: 17,
      expect: 'oversold',
    };
    expect(writeFragment(full)).toBe('#s1=abc&lang=zh&t=-20_4000000&e=17&expect=oversold');
    expect(readFragment(writeFragment(full))).toEqual(full);
    expect(readFragment(writeFragment(NOTHING))).toEqual(NOTHING);
  });

  it.each(['', '#', '#t=5', '#t=9_3', '#e=0', '#e=x', '#expect=luck', '#=', '#a&b=c&&'])(
    'leaves out of %s what says nothing',
    (hash) => {
      expect(readFragment(hash)).toEqual(NOTHING);
    },
  );

  it('keeps a scenario of any version, for the codec to judge', () => {
    expect(readFragment('#s9=??').scenario).toBe('s9=??');
  });
});
