package io.ringfence.bench.stream;

/**
 * What a position has changed in its desk, money digits of the contract.
 *
 * @param desk number of the desk
 * @param equity change of its equity
 * @param requirement change of its requirement
 */
public record DeskDelta(int desk, long equity, long requirement) {}
