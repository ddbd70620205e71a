package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * What rests in an order book within a distance of its mid price. Rests in the table {@code
 * order_book_depths}.
 *
 * @param occurredAtMicros when it was true at its source, epoch microseconds
 * @param venue venue, lower case
 * @param instrument instrument as the venue names it
 * @param bookSide {@code bid}, which a long sells into, or {@code ask}
 * @param withinBps distance from the mid price, basis points, 1 to 10000
 * @param quantity quantity resting there, base asset, at least 0
 * @param notional value of it, quote currency, at least 0
 */
public record OrderBookRow(
    long occurredAtMicros,
    String venue,
    String instrument,
    String bookSide,
    long withinBps,
    BigDecimal quantity,
    BigDecimal notional) {}
