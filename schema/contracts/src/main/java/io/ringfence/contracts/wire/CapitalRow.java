package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Capital of one node. Source: the capital file of a replay; rests in the table {@code
 * node_capital}.
 *
 * @param node {@code firm}, {@code firm/desk} or {@code firm/desk/book}
 * @param amount capital, in {@code currency}, &gt; 0
 * @param currency currency of the amount
 * @param validFromMicros from when, epoch microseconds; absent: always
 */
public record CapitalRow(
    String node, BigDecimal amount, String currency, @Nullable Long validFromMicros) {}
