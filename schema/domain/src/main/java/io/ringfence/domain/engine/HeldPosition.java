package io.ringfence.domain.engine;

/**
 * All that a book knows of a position and a new book must be told: after a restart nobody hears
 * again of what was said before.
 *
 * @param version the position; its wallet is that of when cumulative funding stood at {@code
 *     funding}
 * @param funding cumulative funding when the wallet was last written
 * @param memory levels, stop and liquidation that have fired; opaque, from {@link
 *     ExposureBook#held}
 */
public record HeldPosition(PositionVersion version, Wide funding, int memory) {}
