package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AccountBalanceRow;
import io.ringfence.contracts.wire.AccountRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.streaming.control.InputCounts;
import io.ringfence.streaming.exposure.RejectRows;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.terms.RunTerms;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Parts what was read: events of instruments go on, everything else has a way of its own. State:
 * what whoever comes later must be told, see {@link RouteMemory}.
 */
// Flink sets a function up in initializeState, not in its constructor.
@SuppressWarnings("NullAway.Init")
final class IntakeRouter extends ProcessFunction<IntakeRecord, InputEvent>
    implements CheckpointedFunction, CheckpointListener {
  /** Rows refused while reading. */
  static final OutputTag<RejectRow> REJECTS =
      new OutputTag<>("intake-rejects", TypeInformation.of(RejectRow.class));

  /** Rows received and repeated, per file; balances applied. */
  static final OutputTag<InputCountRow> COUNTS =
      new OutputTag<>("intake-counts", TypeInformation.of(InputCountRow.class));

  /** Balances of accounts: nothing is computed with them, reports read them. */
  static final OutputTag<AccountBalanceRow> BALANCES =
      new OutputTag<>("account-balances", TypeInformation.of(AccountBalanceRow.class));

  /** Budgets and capital, and rates for those who need them. */
  static final OutputTag<InputEvent> NODE_EVENTS =
      new OutputTag<>("node-events", TypeInformation.of(InputEvent.class));

  /** Acknowledgements. */
  static final OutputTag<InputEvent> ACKNOWLEDGEMENTS =
      new OutputTag<>("acknowledgements", TypeInformation.of(InputEvent.class));

  private final RunTerms terms;

  // Set by initializeState, before any record.
  private transient RouteMemory memory;
  private transient PublishedInstants published;
  private transient ListState<InputEvent> kept;

  IntakeRouter(RunTerms terms) {
    this.terms = terms;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    new StateSchema("intake", 1).admit(context.getOperatorStateStore());
    memory = new RouteMemory(terms.slices());
    published = new PublishedInstants(getRuntimeContext());
    kept =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("told", TypeInformation.of(InputEvent.class)));
    for (InputEvent event : kept.get()) {
      memory.restore(event);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    kept.update(memory.kept());
    published.atBarrier(context.getCheckpointId());
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    published.checkpointed(checkpoint, terms.clock().micros());
  }

  /** Instants up to this one are complete, and those who come after the intake know. */
  void complete(long micros) {
    // The end of an input that has one is no instant.
    if (micros != Long.MAX_VALUE) {
      published.complete(micros);
    }
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
    long complete = context.timerService().currentWatermark();
    Consumer<InputEvent> nodes = told -> context.output(NODE_EVENTS, told);
    switch (event.kind()) {
      case BUDGETS -> {
        memory.budget(event, nodes, out::collect);
        nodes.accept(event);
      }
      case CAPITAL -> {
        nodes.accept(event);
        memory.capital(event, nodes);
      }
      case POSITIONS, STOPS, WALLET_EVENTS, VENUE_FILLS, FUNDING, MARKS -> {
        if (event.fact() != null) {
          // A position in cross margin: nothing isolated knows of it.
          fact(event, context);
          return;
        }
        memory.instrument(event, complete, out::collect);
        out.collect(event);
      }
      case RATES -> rate(event, complete, context);
      case RULE_PACKS, INSURANCE_FUND, ORDER_BOOK, ADL_RANKS -> fact(event, context);
      case ACKNOWLEDGEMENTS -> context.output(ACKNOWLEDGEMENTS, event);
      case ACCOUNTS -> balance(event, requireNonNull(event.account()), context);
    }
  }

  private static void fact(InputEvent event, Context context) {
    FactRouter.route(event, context);
    context.output(COUNTS, InputCounts.applied(event.origin(), event.atMicros()));
  }

  /** A rate for an instant whose figures are published is refused as marks are. */
  private void rate(InputEvent event, long complete, Context context) {
    if (event.atMicros() <= complete) {
      context.output(
          REJECTS, RejectRows.of(event, RejectCode.LATE, "its instant was already complete"));
      return;
    }
    fact(event, context);
    memory.rate(event, complete, told -> context.output(NODE_EVENTS, told));
  }

  private static void balance(InputEvent event, AccountRow account, Context context) {
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
