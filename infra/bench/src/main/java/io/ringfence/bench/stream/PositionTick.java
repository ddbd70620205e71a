package io.ringfence.bench.stream;

/**
 * A mark, for one position.
 *
 * @param position id of the position
 * @param mark ticks
 */
public record PositionTick(int position, long mark) {}
