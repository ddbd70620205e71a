package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * One mark as it was applied. Rests in the table {@code marks}.
 *
 * @param venue venue whose mark it is
 * @param instrument instrument as the venue names it
 * @param occurredAtMicros when the mark was in force, epoch microseconds
 * @param markPrice mark, quote per base
 */
public record MarkPriceRow(
    String venue, String instrument, long occurredAtMicros, BigDecimal markPrice) {}
