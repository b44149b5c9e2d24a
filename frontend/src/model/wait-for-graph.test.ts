import { describe, expect, it } from 'vitest';
import { type Claim, type Edge, WaitForGraph } from './wait-for-graph';

const claim = (buyer: number, lock: string, shared = false): Claim => ({ buyer, lock, shared });

/** Edges as the waiting buyer, the lock and its holder. */
const named = (edges: readonly Edge[]) =>
  edges.map(({ request, hold }) => `${request.buyer} ${request.lock} ${hold.buyer}`);

function graph(holds: readonly Claim[], requests: readonly Claim[]) {
  const all = new WaitForGraph(holds, requests);
  return { edges: named(all.edges), cycle: named(all.cycleEdges()), all };
}

describe('the edges of a wait-for graph', () => {
  it('lead from many waiters of one lock to its holder, without a cycle', () => {
    const { edges, cycle } = graph(
      [claim(0, 'A')],
      [1, 2, 3].map((buyer) => claim(buyer, 'A')),
    );

    expect(edges).toEqual(['1 A 0', '2 A 0', '3 A 0']);
    expect(cycle).toEqual([]);
  });

  it('lead from a request for the lock alone to all that share it, and from no other sharer', () => {
    const { edges } = graph(
      [claim(0, 'A', true), claim(1, 'A', true)],
      [claim(2, 'A'), claim(3, 'A', true)],
    );

    expect(edges).toEqual(['2 A 0', '2 A 1']);
  });

  it('do not lead to a holder that has lost the lock without knowing it', () => {
    expect(graph([claim(0, 'A'), claim(1, 'A')], [claim(2, 'A')]).edges).toEqual(['2 A 1']);
  });

  it('do not lead from a buyer to itself', () => {
    expect(graph([claim(0, 'A')], [claim(0, 'A')]).edges).toEqual([]);
  });
});

describe('a cycle', () => {
  it('can be of two buyers', () => {
    const { cycle } = graph([claim(0, 'A'), claim(1, 'B')], [claim(0, 'B'), claim(1, 'A')]);

    expect(cycle).toEqual(['0 B 1', '1 A 0']);
  });

  it('can be of three buyers', () => {
    const holds = [claim(0, 'A'), claim(1, 'B'), claim(2, 'C')];
    const requests = [claim(0, 'B'), claim(1, 'C')];

    expect(graph(holds, requests).cycle).toEqual([]);
    expect(graph(holds, [...requests, claim(2, 'A')]).cycle).toEqual(['0 B 1', '1 C 2', '2 A 0']);
  });

  it('does not include a buyer that only waits for one of its buyers', () => {
    const { edges, cycle } = graph(
      [claim(0, 'A'), claim(1, 'B'), claim(3, 'C')],
      [claim(0, 'B'), claim(1, 'A'), claim(2, 'A'), claim(4, 'C')],
    );

    expect(edges).toEqual(['0 B 1', '1 A 0', '2 A 0', '4 C 3']);
    expect(cycle).toEqual(['0 B 1', '1 A 0']);
  });

  it('can be of two sharers of one lock that both want it alone', () => {
    const { cycle } = graph(
      [claim(0, 'A', true), claim(1, 'A', true)],
      [claim(0, 'A'), claim(1, 'A')],
    );

    expect(cycle).toEqual(['0 A 1', '1 A 0']);
  });

  it('does not span places that have locks of their own', () => {
    const { all } = graph([claim(0, 'A'), claim(1, 'B')], [claim(0, 'B'), claim(1, 'A')]);

    expect(all.among([0]).edges).toEqual([]);
    expect(all.among([1]).cycleEdges()).toEqual([]);
    expect(all.among([0, 1]).cycleEdges()).toHaveLength(2);
  });
});
