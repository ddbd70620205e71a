package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * One funding settlement as it came in; its time is the time of its {@link InputEvent}. Source: the
 * funding file of a replay.
 *
 * @param venue venue, lower case
 * @param instrument instrument as the venue names it
 * @param rate fraction of the notional for the interval that ended; positive: longs pay
 */
public record FundingRow(String venue, String instrument, BigDecimal rate) {}
