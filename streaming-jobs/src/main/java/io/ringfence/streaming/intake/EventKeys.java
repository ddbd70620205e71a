package io.ringfence.streaming.intake;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AccountRow;
import io.ringfence.contracts.wire.AcknowledgementRow;
import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.FundingRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.PositionRow;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.StopsRow;
import io.ringfence.contracts.wire.VenueFillRow;
import io.ringfence.contracts.wire.WalletEventRow;
import java.util.Arrays;
import java.util.List;

/**
 * What an event is about, and its place among the events of one instant.
 *
 * @param venue venue; empty where the event has none
 * @param instrument instrument; empty where the event has none
 * @param account account; empty where the event has none
 * @param side {@code long} or {@code short}, with its mode where that is cross; the settlement
 *     asset of a balance; else empty
 * @param sequence number of the row for its key; 0 where rows have none
 */
record EventKeys(String venue, String instrument, String account, String side, long sequence) {
  static EventKeys of(InputEvent event) {
    return switch (event.kind()) {
      case MARKS -> of(requireNonNull(event.mark()));
      case FUNDING -> of(requireNonNull(event.funding()));
      case POSITIONS -> ofPosition(event);
      case WALLET_EVENTS -> of(requireNonNull(event.walletEvent()));
      case ACCOUNTS -> of(requireNonNull(event.account()));
      case STOPS -> of(requireNonNull(event.stops()));
      case VENUE_FILLS -> of(requireNonNull(event.venueFill()));
      case RULE_PACKS, RATES, INSURANCE_FUND, ORDER_BOOK, ADL_RANKS ->
          FactKeys.of(requireNonNull(event.fact()));
      case ACKNOWLEDGEMENTS -> of(requireNonNull(event.acknowledgement()));
      case BUDGETS, CAPITAL -> new EventKeys("", "", "", "", 0);
    };
  }

  private static EventKeys ofPosition(InputEvent event) {
    RecordedFact cross = event.fact();
    return cross == null ? of(requireNonNull(event.position())) : FactKeys.of(cross);
  }

  private static EventKeys of(AcknowledgementRow row) {
    return new EventKeys("", "", row.noticeId(), row.person() + "/" + row.decision(), 0);
  }

  private static EventKeys of(StopsRow row) {
    return new EventKeys(row.venue(), row.instrument(), row.account(), row.side(), row.sequence());
  }

  private static EventKeys of(VenueFillRow row) {
    return new EventKeys(row.venue(), row.instrument(), row.account(), row.side(), row.sequence());
  }

  private static EventKeys of(MarkRow mark) {
    return new EventKeys(mark.venue(), mark.instrument(), "", "", 0);
  }

  private static EventKeys of(FundingRow funding) {
    return new EventKeys(funding.venue(), funding.instrument(), "", "", 0);
  }

  private static EventKeys of(PositionRow row) {
    return new EventKeys(row.venue(), row.instrument(), row.account(), row.side(), row.sequence());
  }

  private static EventKeys of(WalletEventRow row) {
    return new EventKeys(row.venue(), row.instrument(), row.account(), row.side(), row.sequence());
  }

  private static EventKeys of(AccountRow row) {
    return new EventKeys(row.venue(), "", row.account(), row.settlementAsset(), 0);
  }

  /** What time order is judged for: everything but the sequence. */
  EventKeys subject() {
    return new EventKeys(venue, instrument, account, side, 0);
  }

  /**
   * What identifies the row among the rows of its kind: a repetition has the same. Rows without a
   * sequence are identified by their time, budgets and capital by what they are for and from when.
   */
  static Object identity(InputEvent event) {
    EventKeys keys = of(event);
    return switch (event.kind()) {
      case POSITIONS, STOPS, WALLET_EVENTS, VENUE_FILLS -> new Identity(event.kind(), keys, 0);
      case MARKS,
          FUNDING,
          ACCOUNTS,
          RULE_PACKS,
          RATES,
          INSURANCE_FUND,
          ORDER_BOOK,
          ADL_RANKS,
          ACKNOWLEDGEMENTS ->
          new Identity(event.kind(), keys, event.atMicros());
      case BUDGETS -> identity(requireNonNull(event.budget()));
      case CAPITAL -> identity(requireNonNull(event.capital()));
    };
  }

  private record Identity(Object kind, EventKeys keys, long atMicros) {}

  private static Object identity(BudgetRow budget) {
    return new BudgetIdentity(
        budget.node(),
        budget.metric(),
        budget.currency(),
        String.valueOf(budget.validFromMicros()),
        Arrays.asList(budget.givenMicros(), budget.kind(), budget.scope(), budget.regime()));
  }

  private static Object identity(CapitalRow capital) {
    return new BudgetIdentity(
        capital.node(),
        "capital",
        capital.currency(),
        String.valueOf(capital.validFromMicros()),
        List.of());
  }

  private record BudgetIdentity(
      String node, String what, String currency, String validFrom, List<?> further) {}

  /** The event without where it came from: a repetition has the same. */
  static Object content(InputEvent event) {
    return new Content(event.atMicros(), payload(event));
  }

  /** The same as one text, which is kept. */
  static String text(InputEvent event) {
    return PositionRow.asBefore(String.valueOf(content(event)));
  }

  private record Content(long atMicros, Object payload) {}

  private static Object payload(InputEvent event) {
    return switch (event.kind()) {
      case MARKS -> requireNonNull(event.mark());
      case FUNDING -> requireNonNull(event.funding());
      case POSITIONS ->
          event.fact() == null ? requireNonNull(event.position()) : requireNonNull(event.fact());
      case WALLET_EVENTS -> requireNonNull(event.walletEvent());
      case ACCOUNTS -> requireNonNull(event.account());
      case BUDGETS -> requireNonNull(event.budget());
      case CAPITAL -> requireNonNull(event.capital());
      case STOPS -> requireNonNull(event.stops());
      case VENUE_FILLS -> requireNonNull(event.venueFill());
      case ACKNOWLEDGEMENTS -> requireNonNull(event.acknowledgement());
      case RULE_PACKS, RATES, INSURANCE_FUND, ORDER_BOOK, ADL_RANKS -> requireNonNull(event.fact());
    };
  }
}
