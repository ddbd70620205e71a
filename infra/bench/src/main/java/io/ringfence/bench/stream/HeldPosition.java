package io.ringfence.bench.stream;

/**
 * A position in keyed state.
 *
 * @param quantity signed units
 * @param anchor wallet less entry value, money digits
 * @param desk number of its desk
 * @param fired levels, a bit each
 * @param isLiquidated whether it has ended
 * @param equity as its desk knows it
 * @param requirement as its desk knows it
 */
public record HeldPosition(
    long quantity,
    long anchor,
    int desk,
    int fired,
    boolean isLiquidated,
    long equity,
    long requirement) {}
