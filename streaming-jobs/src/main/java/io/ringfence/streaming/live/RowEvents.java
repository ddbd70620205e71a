package io.ringfence.streaming.live;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.FundingRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.domain.engine.Scales;
import io.ringfence.streaming.tick.PositionEvent;
import java.math.BigDecimal;

/**
 * Gives the events of rows to the path, in the order it is given them: names become numbers,
 * decimals whole numbers of the instrument's scales. A figure with more digits is refused, never
 * rounded.
 */
final class RowEvents {
  private static final Fate CROSS_IS_NOT_WATCHED =
      new Fate.Refused(
          RejectCode.NOT_ALLOWED_VALUE, "margin_mode must be isolated on the live path, was cross");

  private final LiveInstruments instruments;
  private final MarkBoard marks;
  private final PositionEvents positions;
  private final StopsAndFills stopsAndFills;
  private final LiveListener listener;

  RowEvents(LiveInstruments instruments, IntakeBooks known, LiveListener listener) {
    this.instruments = instruments;
    this.marks = known.marks();
    this.positions = new PositionEvents(instruments, known, listener);
    this.stopsAndFills = new StopsAndFills(instruments, known.positions(), positions, listener);
    this.listener = listener;
  }

  /**
   * Applies an event.
   *
   * @param nowMicros wall clock, epoch microseconds
   */
  Fate apply(InputEvent event, long nowMicros) {
    return switch (event.kind()) {
      case MARKS -> mark(requireNonNull(event.mark()), event.atMicros(), nowMicros);
      case FUNDING -> funding(requireNonNull(event.funding()), event.atMicros());
      case POSITIONS ->
          event.fact() == null
              ? positions.version(requireNonNull(event.position()), event.atMicros(), nowMicros)
              : CROSS_IS_NOT_WATCHED;
      case WALLET_EVENTS ->
          positions.movement(requireNonNull(event.walletEvent()), event.atMicros());
      case STOPS -> stopsAndFills.stops(requireNonNull(event.stops()), event.atMicros());
      case VENUE_FILLS -> stopsAndFills.fill(requireNonNull(event.venueFill()));
      case BUDGETS -> budget(requireNonNull(event.budget()));
      case RULE_PACKS,
          RATES,
          CAPITAL,
          ACCOUNTS,
          INSURANCE_FUND,
          ORDER_BOOK,
          ADL_RANKS,
          ACKNOWLEDGEMENTS ->
          throw new IllegalArgumentException("the live path does not read " + event.kind());
    };
  }

  private Fate mark(MarkRow row, long atMicros, long nowMicros) {
    String name = row.venue() + "/" + row.instrument();
    int instrument = instruments.number(name);
    if (instrument < 0) {
      return unvalued(name);
    }
    KnownMark before = marks.of(instrument);
    long tick;
    try {
      tick = tick(instrument, row.price());
    } catch (IllegalArgumentException tooFine) {
      return new Fate.Refused(RejectCode.TOO_PRECISE, reason(tooFine));
    }
    if (atMicros <= before.sourceMicros()) {
      return notNewer(atMicros, before.sourceMicros(), tick == before.tick());
    }
    marks.change(instrument, mark -> mark.marked(tick, atMicros, nowMicros));
    listener.mark(instrument, tick, atMicros);
    return Fate.APPLIED;
  }

  private long tick(int instrument, BigDecimal price) {
    BigDecimal limit = instruments.terms(instrument).priceLimit();
    if (price.compareTo(limit) > 0) {
      throw new IllegalArgumentException(
          "price must be at most %s, was %s (see --digits)"
              .formatted(limit.toPlainString(), price.toPlainString()));
    }
    return instruments.terms(instrument).scales().ticks(price);
  }

  /** One that is not newer than the last repeats it, contradicts it, or is late. */
  private static Fate notNewer(long atMicros, long lastMicros, boolean isSame) {
    if (atMicros < lastMicros) {
      return new Fate.Refused(
          RejectCode.LATE, "time must not lie before the last of its instrument");
    }
    return isSame
        ? Fate.DUPLICATE
        : new Fate.Refused(
            RejectCode.SEQUENCE_CONFLICT,
            "a row for the same instrument and time was applied before with other content");
  }

  private Fate funding(FundingRow row, long atMicros) {
    String name = row.venue() + "/" + row.instrument();
    int instrument = instruments.number(name);
    if (instrument < 0) {
      return unvalued(name);
    }
    KnownMark mark = marks.of(instrument);
    Scales scales = instruments.terms(instrument).scales();
    long rate;
    try {
      rate = scales.fundingRateUnits(row.rate());
    } catch (IllegalArgumentException tooFine) {
      return new Fate.Refused(RejectCode.TOO_PRECISE, reason(tooFine));
    }
    if (atMicros <= mark.fundingMicros()) {
      return notNewer(atMicros, mark.fundingMicros(), rate == mark.fundingRate());
    }
    if (mark.tick() == 0) {
      return new Fate.Refused(
          RejectCode.NO_MARK, "funding must come after a mark of its instrument, there is none");
    }
    marks.change(instrument, known -> known.funded(atMicros, rate));
    PositionEvent event =
        instruments.rules(instrument).funding().movesWallet()
            ? PositionEvent.funding(instrument, mark.tick(), rate)
            : PositionEvent.accountFunding(instrument, mark.tick(), rate);
    listener.event(event.at(atMicros));
    return Fate.APPLIED;
  }

  private Fate budget(BudgetRow row) {
    int asset = instruments.assetNumber(row.currency());
    String unwatched = WatchedMetrics.reasonAgainst(row);
    if (unwatched != null) {
      return new Fate.Refused(RejectCode.UNKNOWN_METRIC, unwatched);
    }
    if (asset < 0) {
      return new Fate.Refused(
          RejectCode.NOT_ALLOWED_VALUE,
          "currency must be a settlement asset on the live path, was " + row.currency());
    }
    listener.fact(NodeFact.budget(asset, row));
    return Fate.APPLIED;
  }

  private Fate unvalued(String name) {
    return new Fate.Refused(
        RejectCode.UNKNOWN_INSTRUMENT,
        "%s is not on the live path: %s".formatted(name, instruments.reason(name)));
  }

  private static String reason(IllegalArgumentException refused) {
    return String.valueOf(refused.getMessage());
  }
}
