package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * One movement of an isolated wallet as it came in. Source: the wallet-events file of a replay.
 *
 * @param sequence number of the row among the wallet events of this position key, at least 0
 * @param venue venue, lower case
 * @param account account at the venue
 * @param instrument instrument as the venue names it
 * @param side {@code long} or {@code short}
 * @param kind {@code add}, {@code remove} or {@code fee}; the last two lower the wallet
 * @param amount settlement asset, &gt; 0
 */
public record WalletEventRow(
    long sequence,
    String venue,
    String account,
    String instrument,
    String side,
    String kind,
    BigDecimal amount) {}
