package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One conversion rate. Rests in the table {@code rates}.
 *
 * @param occurredAtMicros when it was true at its source, epoch microseconds
 * @param base asset that is converted
 * @param quote asset or currency it is expressed in
 * @param rate units of quote for one unit of base, &gt; 0
 * @param source who said so; absent: unknown
 */
public record RateRow(
    long occurredAtMicros, String base, String quote, BigDecimal rate, @Nullable String source) {}
