package org.lockplay.fault;

/** What a kind of fault does: one stateless class a kind, which {@link FaultKind} registers. */
public sealed interface FaultAction permits WorkerAction, ServerAction {}
