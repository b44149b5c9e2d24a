// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { publicOrigin } from './origin';

describe('where others reach the server', () => {
  afterEach(() => {
    document.head.replaceChildren();
  });

  it('is where the page came from', () => {
    expect(publicOrigin({ location: { origin: 'http://localhost:8080' }, document })).toBe(
      'http://localhost:8080',
    );
  });

  it('is what the operator says', () => {
    const meta = document.createElement('meta');
    meta.name = 'lockplay-origin';
    meta.content = 'https://locks.example.org';
    document.head.append(meta);

    expect(publicOrigin({ location: { origin: 'http://localhost:8080' }, document })).toBe(
      'https://locks.example.org',
    );
  });
});
