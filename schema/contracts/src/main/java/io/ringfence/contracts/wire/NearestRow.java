package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * The position nearest to its liquidation, of one instrument.
 *
 * @param distance signed fraction of the mark, scale 18
 * @param account account at the venue
 * @param side {@code long} or {@code short}
 */
public record NearestRow(BigDecimal distance, String account, String side) {}
