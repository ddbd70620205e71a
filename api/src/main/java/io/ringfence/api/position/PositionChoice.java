package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.report.PositionLine;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which positions are wanted and in which order. Every filter is compared with a value, never put
 * into a statement; the order is one of a list.
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

  /** The chosen ones in their order. */
  List<PositionLine> of(List<PositionLine> lines) {
    return lines.stream().filter(this::holds).sorted(order()).toList();
  }

  private boolean holds(PositionLine line) {
    return isAs(desk, line.row().owner().desk())
        && isAs(book, line.row().owner().book())
        && isAs(venue, line.key().instrument().venue())
        && isAs(instrument, line.key().instrument().symbol())
        && isAs(state, line.state().name());
  }

  private static boolean isAs(@Nullable String wanted, String found) {
    return wanted == null || wanted.equals(found);
  }

  private Comparator<PositionLine> order() {
    String name = sort == null ? USUAL : sort;
    boolean turned = name.startsWith("-");
    Comparator<PositionLine> order = ORDERS.get(turned ? name.substring(1) : name);
    if (order == null) {
      throw new ApiException(
          ErrorCode.PARAMETER_INVALID,
          "sort must be one of %s, or one of them after a minus"
              .formatted(new TreeSet<>(ORDERS.keySet())));
    }
    Comparator<PositionLine> whole = order.thenComparing(PositionLine::key);
    return turned ? whole.reversed() : whole;
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
