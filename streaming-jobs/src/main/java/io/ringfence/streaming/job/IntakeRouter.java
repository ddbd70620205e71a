package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AccountBalanceRow;
import io.ringfence.contracts.wire.AccountRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.streaming.control.InputCounts;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts what was read: events of instruments go on, everything else has a way of its own. */
final class IntakeRouter extends ProcessFunction<IntakeRecord, InputEvent> {
  /** Rows refused while reading. */
  static final OutputTag<RejectRow> REJECTS =
      new OutputTag<>("intake-rejects", TypeInformation.of(RejectRow.class));

  /** Rows received and repeated, per file; balances applied. */
  static final OutputTag<InputCountRow> COUNTS =
      new OutputTag<>("intake-counts", TypeInformation.of(InputCountRow.class));

  /** Balances of accounts: nothing is computed with them, reports read them. */
  static final OutputTag<AccountBalanceRow> BALANCES =
      new OutputTag<>("account-balances", TypeInformation.of(AccountBalanceRow.class));

  /** Budgets and capital. */
  static final OutputTag<InputEvent> NODE_EVENTS =
      new OutputTag<>("node-events", TypeInformation.of(InputEvent.class));

  @Override
  public void processElement(IntakeRecord record, Context context, Collector<InputEvent> out) {
    RejectRow reject = record.reject();
    InputCountRow counts = record.counts();
    if (reject != null) {
      context.output(REJECTS, reject);
    } else if (counts != null) {
      context.output(COUNTS, counts);
    } else {
      route(requireNonNull(record.event()), context, out);
    }
  }

  private static void route(InputEvent event, Context context, Collector<InputEvent> out) {
    switch (event.kind()) {
      case BUDGETS, CAPITAL -> context.output(NODE_EVENTS, event);
      case POSITIONS, STOPS, WALLET_EVENTS, VENUE_FILLS, FUNDING, MARKS -> out.collect(event);
      case RULE_PACKS, RATES, INSURANCE_FUND, ORDER_BOOK, ADL_RANKS -> {
        FactRouter.route(requireNonNull(event.fact()), context);
        context.output(COUNTS, InputCounts.applied(event.origin(), event.atMicros()));
      }
      case ACCOUNTS -> {
        AccountRow account = requireNonNull(event.account());
        context.output(
            BALANCES,
            new AccountBalanceRow(
                account.venue(),
                account.account(),
                account.settlementAsset(),
                event.atMicros(),
                account.freeBalance()));
        context.output(COUNTS, InputCounts.applied(event.origin(), event.atMicros()));
      }
    }
  }
}
