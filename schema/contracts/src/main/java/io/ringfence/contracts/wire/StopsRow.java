package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What rests against a position and what was decided about it, as it came in; replaces what was
 * known before, absent is unknown. Source: the stops file of a replay.
 *
 * @param sequence number of the row among the stops of this position key, at least 0
 * @param venue venue, lower case
 * @param account account at the venue
 * @param instrument instrument as the venue names it
 * @param side {@code long} or {@code short}
 * @param stopPrice resting stop, quote per base, &gt; 0
 * @param stopQuantity quantity the stop covers, base asset, at least 0
 * @param plannedMaxLoss loss planned for at most, settlement asset, at least 0
 * @param thesis {@code intact} or {@code broken}
 * @param plan {@code add} or {@code exit}
 */
public record StopsRow(
    long sequence,
    String venue,
    String account,
    String instrument,
    String side,
    @Nullable BigDecimal stopPrice,
    @Nullable BigDecimal stopQuantity,
    @Nullable BigDecimal plannedMaxLoss,
    @Nullable String thesis,
    @Nullable String plan) {}
