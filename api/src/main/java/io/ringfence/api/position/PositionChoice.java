package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.query.PositionPagesQuery;
import io.ringfence.reporting.report.PositionLine;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which positions are wanted and in which order. Every filter is compared with a value, here or as
 * a bound parameter of a statement; the order is one of a list.
 *
 * @param desk desk; absent: every one
 * @param book book
 * @param venue venue
 * @param instrument instrument
 * @param state state of the position
 * @param sort name of an order, with a minus before it the other way round
 */
record PositionChoice(
    @Parameter(description = "Only this desk.") @Size(max = 200) @Nullable String desk,
    @Parameter(description = "Only this book.") @Size(max = 200) @Nullable String book,
    @Parameter(description = "Only this venue.") @Size(max = 200) @Nullable String venue,
    @Parameter(description = "Only this instrument.") @Size(max = 200) @Nullable String instrument,
    @Parameter(description = "Only this state, for example `CRITICAL`.") @Size(max = 20)
        @Nullable String state,
    @Parameter(
            description =
                "`urgency` (the default: what cannot be judged first, then the nearest to"
                    + " liquidation), `position`, `isolatedMargin`, `notional`, `unrealisedPnl`"
                    + " or `marginRatio`; `-` before it turns it round.")
        @Size(max = 40)
        @Nullable String sort) {
  private static final String USUAL = "urgency";
  private static final String TURNED = "-";
  private static final Map<String, PositionPagesQuery.Order> STORED =
      Map.of(
          "position",
          PositionPagesQuery.Order.KEY,
          "isolatedMargin",
          PositionPagesQuery.Order.ISOLATED_MARGIN);
  private static final Map<String, Comparator<PositionLine>> ORDERS =
      Map.of(
          USUAL,
          PositionLine.BY_DISTANCE,
          "position",
          Comparator.comparing(PositionLine::key),
          "isolatedMargin",
          Comparator.comparing(line -> line.row().economics().isolatedMargin()),
          "notional",
          byWorth(MarginExposure::notional),
          "unrealisedPnl",
          byWorth(MarginExposure::unrealisedPnl),
          "marginRatio",
          byWorth(exposure -> exposure.marginRatio().orElse(null)));

  /** What of it the store chooses by. */
  PositionPagesQuery.Choice stored() {
    return new PositionPagesQuery.Choice(desk, book, venue, instrument);
  }

  /** What of it only the worth of a position decides. */
  boolean holds(PositionLine line) {
    return state == null || state.equals(line.state().name());
  }

  /** The store's own order, where nothing but stored facts decide; empty: what it is worth does. */
  Optional<PositionPagesQuery.Sorting> storedOrder() {
    return state == null
        ? Optional.ofNullable(STORED.get(name()))
            .map(order -> new PositionPagesQuery.Sorting(order, isTurned()))
        : Optional.empty();
  }

  /**
   * The order, without ties.
   *
   * @throws ApiException when there is none of this name
   */
  Comparator<PositionLine> order() {
    Comparator<PositionLine> order = ORDERS.get(name());
    if (order == null) {
      throw new ApiException(
          ErrorCode.PARAMETER_INVALID,
          "sort must be one of %s, or one of them after a minus"
              .formatted(new TreeSet<>(ORDERS.keySet())));
    }
    Comparator<PositionLine> whole = order.thenComparing(PositionLine::key);
    return isTurned() ? whole.reversed() : whole;
  }

  private boolean isTurned() {
    return sort != null && sort.startsWith(TURNED);
  }

  private String name() {
    String given = sort == null ? USUAL : sort;
    return isTurned() ? given.substring(TURNED.length()) : given;
  }

  /** What is unknown comes first, whichever way: it may be the worst. */
  private static <T extends Comparable<T>> Comparator<PositionLine> byWorth(
      Function<MarginExposure, @Nullable T> figure) {
    return Comparator.comparing(
        (PositionLine line) -> line.exposure() == null ? null : figure.apply(line.exposure()),
        Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  /** All of it as a text, for cursors. */
  String text() {
    return "positions "
        + List.of(of(desk), of(book), of(venue), of(instrument), of(state), of(sort));
  }

  private static String of(@Nullable String value) {
    return value == null ? "" : "=" + value;
  }
}
