package io.ringfence.streaming.live;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.FundingRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.PositionRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RulePackDocumentRow;
import io.ringfence.contracts.wire.StopsRow;
import io.ringfence.contracts.wire.VenueFillRow;
import io.ringfence.contracts.wire.WalletEventRow;
import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.engine.Scales;
import io.ringfence.streaming.tick.PositionEvent;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  private final RuleChanges rules;
  private final LiveListener listener;

  RowEvents(LiveInstruments instruments, IntakeBooks known, LiveListener listener) {
    this.instruments = instruments;
    this.marks = known.marks();
    this.positions = new PositionEvents(instruments, known, listener);
    this.stopsAndFills = new StopsAndFills(instruments, known.positions(), positions, listener);
    this.rules = new RuleChanges(instruments, marks, listener);
    this.listener = listener;
  }

  /**
   * Applies an event.
   *
   * @param nowMicros wall clock, epoch microseconds
   */
  Fate apply(InputEvent event, long nowMicros) {
    rules.before(instrument(event), event.atMicros());
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
      case RULE_PACKS -> pack(requireNonNull(requireNonNull(event.fact()).rulePack()));
      case RATES, CAPITAL, ACCOUNTS, INSURANCE_FUND, ORDER_BOOK, ADL_RANKS, ACKNOWLEDGEMENTS ->
          throw new IllegalArgumentException("the live path does not read " + event.kind());
    };
  }

  /** Number of the instrument an event is about; below 0 where it has none. */
  private int instrument(InputEvent event) {
    return switch (event.kind()) {
      case MARKS -> number(event.mark(), MarkRow::venue, MarkRow::instrument);
      case FUNDING -> number(event.funding(), FundingRow::venue, FundingRow::instrument);
      case POSITIONS -> number(event.position(), PositionRow::venue, PositionRow::instrument);
      case WALLET_EVENTS ->
          number(event.walletEvent(), WalletEventRow::venue, WalletEventRow::instrument);
      case STOPS -> number(event.stops(), StopsRow::venue, StopsRow::instrument);
      case VENUE_FILLS -> number(event.venueFill(), VenueFillRow::venue, VenueFillRow::instrument);
      case RULE_PACKS,
          BUDGETS,
          RATES,
          CAPITAL,
          ACCOUNTS,
          INSURANCE_FUND,
          ORDER_BOOK,
          ADL_RANKS,
          ACKNOWLEDGEMENTS ->
          -1;
    };
  }

  private <R> int number(
      @Nullable R row, Function<R, String> venue, Function<R, String> instrument) {
    return row == null ? -1 : instruments.number(venue.apply(row) + "/" + instrument.apply(row));
  }

  /** A pack is taken up by the next start, which whoever runs the job sees to. */
  private Fate pack(RulePackDocumentRow row) {
    return instruments
        .refusal(row.document())
        .<Fate>map(reason -> new Fate.Refused(RejectCode.RULE_PACK_REFUSED, reason))
        .orElse(Fate.APPLIED);
  }

  private Fate mark(MarkRow row, long atMicros, long nowMicros) {
    String name = row.venue() + "/" + row.instrument();
    int instrument = instruments.number(name);
    if (instrument < 0) {
      return unvalued(name);
    }
    Optional<String> ended = instruments.ended(instrument, atMicros);
    if (ended.isPresent()) {
      return new Fate.Refused(
          RejectCode.UNKNOWN_INSTRUMENT,
          "%s is not on the live path any more: %s".formatted(name, ended.get()));
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
        instruments.rules(instrument, mark.rulesMicros()).funding().movesWallet()
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
    boolean isShared = BudgetMetric.of(row.metric()).flatMap(SharedMetrics::of).isPresent();
    if (asset < 0 && !(isShared && row.currency().isEmpty())) {
      return new Fate.Refused(
          RejectCode.NOT_ALLOWED_VALUE,
          "currency must be a settlement asset on the live path, was " + row.currency());
    }
    if (isShared) {
      for (int each = 0; each < instruments.assets(); each++) {
        listener.fact(NodeFact.shared(each, row));
      }
    } else {
      listener.fact(NodeFact.budget(asset, row));
    }
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
