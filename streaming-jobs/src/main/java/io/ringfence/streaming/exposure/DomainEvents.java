package io.ringfence.streaming.exposure;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.FundingRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.PositionRow;
import io.ringfence.contracts.wire.StopsRow;
import io.ringfence.contracts.wire.VenueFillRow;
import io.ringfence.contracts.wire.WalletEventRow;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.streaming.intake.Instants;
import java.time.Instant;

/** Gives flat rows their meaning. */
final class DomainEvents {
  private DomainEvents() {}

  /** The instrument a key of the operator names: {@code venue/instrument}. */
  static InstrumentId instrument(String key) {
    int slash = key.indexOf('/');
    return new InstrumentId(key.substring(0, slash), key.substring(slash + 1));
  }

  /** The instrument an event is about. */
  static InstrumentId instrument(InputEvent event) {
    return switch (event.kind()) {
      case MARKS -> instrument(requireNonNull(event.mark()));
      case FUNDING -> instrument(requireNonNull(event.funding()));
      case POSITIONS -> key(requireNonNull(event.position())).instrument();
      case WALLET_EVENTS -> key(requireNonNull(event.walletEvent())).instrument();
      case STOPS -> key(requireNonNull(event.stops())).instrument();
      case VENUE_FILLS -> key(requireNonNull(event.venueFill())).instrument();
      case RULE_PACKS,
          RATES,
          BUDGETS,
          CAPITAL,
          ACCOUNTS,
          INSURANCE_FUND,
          ORDER_BOOK,
          ADL_RANKS,
          ACKNOWLEDGEMENTS ->
          throw notOfAnInstrument(event);
    };
  }

  /** The event as the domain knows it. */
  static PositionEvent of(InputEvent event) {
    Instant at = Instants.instant(event.atMicros());
    return switch (event.kind()) {
      case MARKS -> of(requireNonNull(event.mark()), at);
      case FUNDING -> of(requireNonNull(event.funding()), at);
      case POSITIONS -> of(requireNonNull(event.position()), at);
      case WALLET_EVENTS -> of(requireNonNull(event.walletEvent()), at);
      case STOPS -> of(requireNonNull(event.stops()), at);
      case VENUE_FILLS -> of(requireNonNull(event.venueFill()), at);
      case RULE_PACKS,
          RATES,
          BUDGETS,
          CAPITAL,
          ACCOUNTS,
          INSURANCE_FUND,
          ORDER_BOOK,
          ADL_RANKS,
          ACKNOWLEDGEMENTS ->
          throw notOfAnInstrument(event);
    };
  }

  private static IllegalArgumentException notOfAnInstrument(InputEvent event) {
    return new IllegalArgumentException("event must be about an instrument, was " + event);
  }

  private static InstrumentId instrument(MarkRow row) {
    return new InstrumentId(row.venue(), row.instrument());
  }

  private static InstrumentId instrument(FundingRow row) {
    return new InstrumentId(row.venue(), row.instrument());
  }

  private static PositionKey key(WalletEventRow row) {
    return key(row.venue(), row.instrument(), row.account(), row.side());
  }

  private static PositionKey key(StopsRow row) {
    return key(row.venue(), row.instrument(), row.account(), row.side());
  }

  private static PositionKey key(VenueFillRow row) {
    return key(row.venue(), row.instrument(), row.account(), row.side());
  }

  private static PositionEvent of(StopsRow row, Instant at) {
    return new PositionEvent.StopsSet(
        key(row),
        at,
        row.sequence(),
        row.stopPrice(),
        row.stopQuantity(),
        row.plannedMaxLoss(),
        Words.constantOrNull(PositionFacts.Thesis.class, row.thesis()),
        Words.constantOrNull(PositionFacts.Plan.class, row.plan()));
  }

  private static PositionEvent of(VenueFillRow row, Instant at) {
    return new PositionEvent.VenueFill(
        key(row),
        at,
        row.sequence(),
        Words.constant(PositionEvent.VenueFill.Kind.class, row.kind()),
        row.quantity(),
        row.price(),
        row.realisedPnl());
  }

  /** The position a row is about. */
  static PositionKey key(PositionRow row) {
    return key(row.venue(), row.instrument(), row.account(), row.side());
  }

  /** A position by its words. */
  static PositionKey key(String venue, String instrument, String account, String side) {
    return new PositionKey(
        new InstrumentId(venue, instrument), account, PositionSide.of(side).orElseThrow());
  }

  private static PositionEvent of(MarkRow row, Instant at) {
    return new PositionEvent.MarkUpdate(instrument(row), at, row.price());
  }

  private static PositionEvent of(FundingRow row, Instant at) {
    return new PositionEvent.FundingSettled(instrument(row), at, row.rate());
  }

  private static PositionEvent of(WalletEventRow row, Instant at) {
    return new PositionEvent.WalletEvent(
        key(row),
        at,
        row.sequence(),
        Words.constant(PositionEvent.WalletEvent.Kind.class, row.kind()),
        row.amount());
  }

  private static PositionEvent of(PositionRow row, Instant at) {
    return new PositionEvent.PositionVersion(
        key(row),
        at,
        row.sequence(),
        row.quantity(),
        row.entryPrice(),
        row.isolatedMargin(),
        row.leverage(),
        facts(row),
        row.realisedPnl());
  }

  /** What is known of a position beyond its economics. */
  static PositionFacts facts(PositionRow row) {
    return new PositionFacts(
        row.desk(),
        row.book(),
        row.trader(),
        row.stopPrice(),
        row.stopQuantity(),
        row.plannedMaxLoss(),
        Words.constantOrNull(PositionFacts.Thesis.class, row.thesis()),
        Words.constantOrNull(PositionFacts.Plan.class, row.plan()),
        row.legalEntity(),
        row.clientOrHouse(),
        new PositionFacts.Labels(
            row.strategy(),
            row.bookTag(),
            row.profile(),
            row.riskClass(),
            row.sector(),
            row.conviction(),
            row.pairId()));
  }
}
