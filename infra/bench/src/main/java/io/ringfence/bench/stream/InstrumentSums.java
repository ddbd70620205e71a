package io.ringfence.bench.stream;

/**
 * What an instrument's positions add up to.
 *
 * @param instrument number of the instrument
 * @param equity by desk
 * @param requirement by desk
 */
public record InstrumentSums(int instrument, long[] equity, long[] requirement) {}
