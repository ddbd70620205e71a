package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * One mark price as it came in; its time is the time of its {@link InputEvent}. Source: the marks
 * file of a replay.
 *
 * @param venue venue, lower case
 * @param instrument instrument as the venue names it
 * @param price mark, quote per base, &gt; 0
 */
public record MarkRow(String venue, String instrument, BigDecimal price) {}
