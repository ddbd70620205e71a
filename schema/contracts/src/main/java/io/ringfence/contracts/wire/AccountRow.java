package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * One balance report of an account as it came in; its time is the time of its {@link InputEvent}.
 * Source: the accounts file of a replay.
 *
 * @param venue venue, lower case
 * @param account account at the venue
 * @param settlementAsset asset of the balance
 * @param freeBalance what can be added to positions without a transfer, settlement asset, at least
 *     0
 */
public record AccountRow(
    String venue, String account, String settlementAsset, BigDecimal freeBalance) {}
