package io.ringfence.streaming.tick;

/**
 * The mark of an instrument.
 *
 * @param instrument number of the instrument
 * @param tick price, ticks, above 0
 * @param sourceMicros when it was true at the source, epoch microseconds
 */
public record Mark(int instrument, long tick, long sourceMicros) {}
