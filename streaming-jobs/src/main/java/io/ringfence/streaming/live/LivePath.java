package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.intake.TopicRow;
import io.ringfence.streaming.tick.DeskTotal;
import io.ringfence.streaming.tick.TickAlert;
import io.ringfence.streaming.tick.TickBatch;
import io.ringfence.streaming.tick.TickPath;
import io.ringfence.streaming.tick.TickRealised;
import io.ringfence.streaming.tick.TickReject;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The live path between rows of topics and rows of tables.
 *
 * @param plan what it is laid out for
 * @param terms of the run
 * @param clock the wall clock
 */
public record LivePath(LivePlan plan, LiveTerms terms, WallClock clock) {
  private static final int ALL_ASSETS = 0;

  /** Kinds of rows it reads. */
  public static final List<InputKind> KINDS =
      List.of(
          InputKind.RULE_PACKS,
          InputKind.BUDGETS,
          InputKind.POSITIONS,
          InputKind.STOPS,
          InputKind.WALLET_EVENTS,
          InputKind.VENUE_FILLS,
          InputKind.FUNDING,
          InputKind.MARKS);

  /**
   * What comes out.
   *
   * @param alerts of positions, marks and budgets
   * @param totals of nodes
   * @param rejects rows that were not applied
   * @param counts of rows, by partition
   */
  public record Outputs(
      DataStream<LiveAlertRow> alerts,
      DataStream<LiveTotalRow> totals,
      DataStream<RejectRow> rejects,
      DataStream<InputCountRow> counts) {}

  /** Builds it behind rows. */
  public Outputs after(DataStream<TopicRow> rows) {
    SingleOutputStreamOperator<TickBatch> batches =
        rows.keyBy(_ -> IntakeStates.HEAD, Types.INT)
            .transform("live intake", TickPath.batchType(), new LiveIntake(plan, terms, clock))
            .uid("live-intake")
            .setParallelism(1);
    TickPath.Outputs path =
        new TickPath(plan.instruments(), plan.layout(), plan.desks(), LiquidationMode.PRESUMES)
            .after(batches);
    SingleOutputStreamOperator<LiveTotalRow> totals =
        totals(
            path.totals(),
            batches.getSideOutput(LiveOutputs.FACTS).union(realised(path.realised())));
    return new Outputs(
        alerts(path.alerts(), batches.getSideOutput(LiveOutputs.NAMES))
            .union(
                totals.getSideOutput(NodeWatch.ALERTS),
                shared(totals, batches.getSideOutput(LiveOutputs.FACTS)),
                batches.getSideOutput(LiveOutputs.ALERTS)),
        totals,
        batches.getSideOutput(LiveOutputs.REJECTS).union(rejects(path.rejects())),
        batches.getSideOutput(LiveOutputs.COUNTS));
  }

  private static DataStream<NodeFact> realised(DataStream<TickRealised> realised) {
    return realised
        .map(NodeFact::realised)
        .returns(TypeInformation.of(NodeFact.class))
        .uid("realised")
        .name("realised");
  }

  private DataStream<LiveAlertRow> alerts(
      DataStream<TickAlert> alerts, DataStream<PositionName> names) {
    return alerts
        .keyBy(TickAlert::instrument, Types.INT)
        .connect(names.keyBy(PositionName::instrument, Types.INT))
        .process(new AlertNames(plan.instruments(), clock))
        .returns(LiveAlertRow.class)
        .uid("alert-names")
        .name("alert names");
  }

  private SingleOutputStreamOperator<LiveTotalRow> totals(
      DataStream<DeskTotal> totals, DataStream<NodeFact> facts) {
    return totals
        .keyBy(DeskTotal::asset, Types.INT)
        .connect(facts.keyBy(NodeFact::asset, Types.INT))
        .process(new NodeWatch(plan.instruments(), terms.totalsEvery(), clock))
        .returns(LiveTotalRow.class)
        .uid("node-watch")
        .name("node watch")
        .setParallelism(1);
  }

  /** Budgets that look at all settlement assets of a node. */
  private DataStream<LiveAlertRow> shared(
      SingleOutputStreamOperator<LiveTotalRow> totals, DataStream<NodeFact> facts) {
    return totals
        .getSideOutput(NodeWatch.SHARES)
        .keyBy(_ -> ALL_ASSETS, Types.INT)
        .connect(facts.filter(NodeFact::isShared).keyBy(_ -> ALL_ASSETS, Types.INT))
        .process(new SharedWatch(clock))
        .returns(LiveAlertRow.class)
        .uid("shared-watch")
        .name("shared watch")
        .setParallelism(1);
  }

  /** What the engine refuses beyond what the intake could see: it has no line of its own. */
  private DataStream<RejectRow> rejects(DataStream<TickReject> rejects) {
    LiveInstruments instruments = plan.instruments();
    return rejects
        .map(reject -> row(instruments, reject))
        .returns(TypeInformation.of(RejectRow.class))
        .uid("engine-rejects")
        .name("engine rejects");
  }

  private static RejectRow row(LiveInstruments instruments, TickReject reject) {
    InputKind kind =
        switch (reject.kind()) {
          case "MARK" -> InputKind.MARKS;
          case "FUNDING", "ACCOUNT_FUNDING" -> InputKind.FUNDING;
          case "WALLET", "FEE" -> InputKind.WALLET_EVENTS;
          case "STOP" -> InputKind.STOPS;
          case "RULES" -> InputKind.RULE_PACKS;
          case "FILL", "LIQUIDATED", "DELEVERAGED" -> InputKind.VENUE_FILLS;
          default -> InputKind.POSITIONS;
        };
    return new RejectRow(
        "live-path",
        0,
        kind,
        RejectCode.OUT_OF_RANGE,
        reject.reason(),
        "%s, position %s".formatted(instruments.name(reject.instrument()), reject.position()),
        reject.receivedMicros());
  }
}
