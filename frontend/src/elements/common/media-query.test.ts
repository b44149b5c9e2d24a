import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { MediaQuery } from './media-query';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A query whose answer changes, and how often that drew its host. */
function watched() {
  const list = Object.assign(new EventTarget(), { matches: false });
  vi.stubGlobal('matchMedia', () => list);
  const controllers: ReactiveController[] = [];
  const requestUpdate = vi.fn();
  const host: ReactiveControllerHost = {
    addController: (controller) => controllers.push(controller),
    removeController: () => undefined,
    requestUpdate,
    updateComplete: Promise.resolve(true),
  };
  const query = new MediaQuery(host, '(max-width: 900px)');
  const turn = (matches: boolean) => {
    list.matches = matches;
    list.dispatchEvent(new Event('change'));
  };
  return { query, controllers, requestUpdate, turn };
}

it('draws its host anew when the answer changes', () => {
  const { query, controllers, requestUpdate, turn } = watched();
  controllers.forEach((controller) => controller.hostConnected?.());
  turn(true);
  expect(query.matches).toBe(true);
  expect(requestUpdate).toHaveBeenCalledTimes(1);
});

it('lets go of a host that has left the page', () => {
  const { controllers, requestUpdate, turn } = watched();
  controllers.forEach((controller) => controller.hostConnected?.());
  controllers.forEach((controller) => controller.hostDisconnected?.());
  turn(true);
  expect(requestUpdate).not.toHaveBeenCalled();
});
