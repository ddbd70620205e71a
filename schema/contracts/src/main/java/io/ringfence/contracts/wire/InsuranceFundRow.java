package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * Balance of a venue's insurance fund. Rests in the table {@code insurance_fund_balances}.
 *
 * @param occurredAtMicros when it was true at its source, epoch microseconds
 * @param venue venue, lower case
 * @param asset asset of the balance
 * @param balance balance of the fund, asset, at least 0
 */
public record InsuranceFundRow(
    long occurredAtMicros, String venue, String asset, BigDecimal balance) {}
