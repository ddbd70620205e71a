package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * One free balance as reported. Rests in the table {@code account_balances}.
 *
 * @param venue venue
 * @param account account at the venue
 * @param settlementAsset asset
 * @param occurredAtMicros when the balance was true at its source, epoch microseconds
 * @param freeBalance what can be added to positions without a transfer, settlement asset
 */
public record AccountBalanceRow(
    String venue,
    String account,
    String settlementAsset,
    long occurredAtMicros,
    BigDecimal freeBalance) {}
