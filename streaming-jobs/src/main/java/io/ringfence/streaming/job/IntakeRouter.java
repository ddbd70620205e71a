package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AccountBalanceRow;
import io.ringfence.contracts.wire.AccountRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.streaming.control.InputCounts;
import io.ringfence.streaming.terms.RunTerms;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
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

  private final RunTerms terms;

  // Set by open, before any record.
  private transient List<RiskSlice> slices;

  IntakeRouter(RunTerms terms) {
    this.terms = terms;
  }

  @Override
  public void open(OpenContext context) {
    slices = terms.slices();
  }

  @Override
  public void processElement(IntakeRecord record, Context context, Collector<InputEvent> out) {
    RejectRow reject = record.reject();
    InputCountRow counts = record.counts();
    if (reject != null) {
      context.output(REJECTS, reject);
    } else if (counts != null) {
      context.output(COUNTS, counts);
    } else {
      InputEvent event = requireNonNull(record.event());
      route(event.received(terms.clock().micros()), context, out);
    }
  }

  private void route(InputEvent event, Context context, Collector<InputEvent> out) {
    switch (event.kind()) {
      case BUDGETS -> context.output(NODE_EVENTS, event);
      case CAPITAL -> {
        context.output(NODE_EVENTS, event);
        tellParts(event, context);
      }
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

  /** Budgets of a part may be fractions of the whole node's capital; the row counts once. */
  private void tellParts(InputEvent event, Context context) {
    CapitalRow capital = requireNonNull(event.capital());
    for (RiskSlice slice : slices) {
      if (slice.node().toString().equals(capital.node())) {
        RowOrigin origin = event.origin();
        context.output(
            NODE_EVENTS,
            InputEvent.of(
                event.atMicros(),
                new RowOrigin(
                    origin.kind(), origin.file(), origin.line(), false, origin.original()),
                new CapitalRow(
                    slice.toString(),
                    capital.amount(),
                    capital.currency(),
                    capital.validFromMicros())));
      }
    }
  }
}
