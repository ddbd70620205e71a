package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.AcknowledgedRow;
import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.TableCountRow;
import io.ringfence.streaming.clock.AlertClockFunction;
import io.ringfence.streaming.control.ControlTotalsFunction;
import io.ringfence.streaming.control.InputCounts;
import io.ringfence.streaming.control.RowCounter;
import io.ringfence.streaming.desk.DeskFunction;
import io.ringfence.streaming.desk.DeskOutputs;
import io.ringfence.streaming.exposure.ExposureFunction;
import io.ringfence.streaming.exposure.ExposureOutputs;
import io.ringfence.streaming.exposure.Rules;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.notice.AcknowledgementFunction;
import io.ringfence.streaming.sink.BudgetTables;
import io.ringfence.streaming.sink.DeskTables;
import io.ringfence.streaming.sink.PositionTables;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.sink.TableLayout;
import io.ringfence.streaming.source.StreamIntake;
import io.ringfence.streaming.terms.RunTerms;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph of a replay: files, exposure by instrument, risk nodes, control totals, tables. Every
 * operator that keeps state has a uid, so that a checkpoint finds its way back to it.
 *
 * @param source reads files or topics
 * @param rules value the instruments
 * @param grid instants of snapshots
 * @param terms of the run
 * @param sinks of the tables
 */
record ReplayGraph(
    StreamIntake source, Rules rules, SnapshotGrid grid, RunTerms terms, RowSinks sinks) {
  /** Adds the graph to an environment. */
  void addTo(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<InputEvent> events = intake(environment);
    SingleOutputStreamOperator<NodeContributionRow> exposures = exposures(events);
    SingleOutputStreamOperator<DeskExposureRow> desks = desks(exposures, events);
    DataStream<AlertRow> alerts = alerts(desks, exposures);
    SingleOutputStreamOperator<AcknowledgedRow> acknowledged =
        AcknowledgementWays.addTo(events, alerts, desks.getSideOutput(DeskOutputs.ACTIONS));
    DataStream<RejectRow> rejects =
        events
            .getSideOutput(IntakeRouter.REJECTS)
            .union(
                exposures.getSideOutput(ExposureOutputs.REJECTS),
                acknowledged.getSideOutput(AcknowledgementFunction.REJECTS));
    List<DataStream<TableCountRow>> counts = new ArrayList<>();
    counts.addAll(writePositions(events, exposures));
    counts.addAll(writeDesks(desks));
    counts.add(write(alerts, DeskTables.ALERTS, 1));
    counts.add(write(acknowledged, BudgetTables.ACKNOWLEDGEMENTS, 1));
    counts.addAll(FeedWays.write(events, exposures, this::write));
    counts.add(write(rejects, RunTables.REJECTS, 1));
    DataStream<InputCountRow> applied =
        exposures
            .getSideOutput(ExposureOutputs.COUNTS)
            .union(
                desks.getSideOutput(DeskOutputs.COUNTS),
                acknowledged.getSideOutput(AcknowledgementFunction.COUNTS));
    counts.add(write(totals(events, applied, rejects), RunTables.INPUT_COUNTS, 1));
    new TableWays(sinks)
        .store(counts.stream().reduce(DataStream::union).orElseThrow(), RunTables.TABLE_COUNTS, 1);
  }

  private SingleOutputStreamOperator<InputEvent> intake(StreamExecutionEnvironment environment) {
    return source
        .addTo(environment)
        .transform(
            "intake",
            TypeInformation.of(InputEvent.class),
            new IntakeOperator(new IntakeRouter(terms)))
        .setParallelism(1)
        .uid("intake");
  }

  private SingleOutputStreamOperator<NodeContributionRow> exposures(DataStream<InputEvent> events) {
    return events
        .keyBy(ExposureFunction::keyOf, Types.STRING)
        .process(new ExposureFunction(rules, grid, terms))
        .returns(NodeContributionRow.class)
        .uid("exposure")
        .name("exposure");
  }

  private SingleOutputStreamOperator<DeskExposureRow> desks(
      DataStream<NodeContributionRow> exposures, SingleOutputStreamOperator<InputEvent> events) {
    return exposures
        .keyBy(NodeContributionRow::node, Types.STRING)
        .connect(
            events.getSideOutput(IntakeRouter.NODE_EVENTS).keyBy(DeskFunction::keyOf, Types.STRING))
        .process(new DeskFunction(grid, terms))
        .returns(DeskExposureRow.class)
        .uid("desk")
        .name("desk");
  }

  private SingleOutputStreamOperator<InputCountRow> totals(
      SingleOutputStreamOperator<InputEvent> events,
      DataStream<InputCountRow> applied,
      DataStream<RejectRow> rejects) {
    DataStream<InputCountRow> rejected =
        rejects
            .map(InputCounts::rejected)
            .returns(InputCountRow.class)
            .setParallelism(1)
            .uid("count-refused")
            .name("count refused");
    return events
        .getSideOutput(IntakeRouter.COUNTS)
        .union(rejected, applied)
        .keyBy(InputCounts::file, Types.STRING)
        .process(new ControlTotalsFunction(grid))
        .returns(InputCountRow.class)
        .setParallelism(1)
        .uid("control-totals")
        .name("control totals");
  }

  private List<DataStream<TableCountRow>> writePositions(
      SingleOutputStreamOperator<InputEvent> events,
      SingleOutputStreamOperator<NodeContributionRow> exposures) {
    int wide = exposures.getParallelism();
    return List.of(
        write(events.getSideOutput(IntakeRouter.BALANCES), PositionTables.ACCOUNT_BALANCES, 1),
        write(
            exposures.getSideOutput(ExposureOutputs.VERSIONS),
            PositionTables.POSITION_VERSIONS,
            wide),
        write(exposures.getSideOutput(ExposureOutputs.MARKS), PositionTables.MARKS, wide),
        write(
            exposures.getSideOutput(ExposureOutputs.EXPOSURES),
            PositionTables.POSITION_EXPOSURES,
            wide),
        write(
            exposures.getSideOutput(ExposureOutputs.LIQUIDATIONS),
            PositionTables.LIQUIDATIONS,
            wide),
        write(
            exposures.getSideOutput(ExposureOutputs.STAGES), PositionTables.POSITION_STAGES, wide),
        write(
            exposures.getSideOutput(ExposureOutputs.CONDITIONS),
            PositionTables.MARK_CONDITIONS,
            wide));
  }

  private DataStream<AlertRow> alerts(
      SingleOutputStreamOperator<DeskExposureRow> desks,
      SingleOutputStreamOperator<NodeContributionRow> exposures) {
    return desks
        .getSideOutput(DeskOutputs.ALERTS)
        .union(exposures.getSideOutput(ExposureOutputs.ALERTS))
        .map(new AlertClockFunction(terms.clock()))
        .returns(AlertRow.class)
        .setParallelism(1)
        .uid("alert-clock")
        .name("alert clock");
  }

  private List<DataStream<TableCountRow>> writeDesks(
      SingleOutputStreamOperator<DeskExposureRow> desks) {
    int wide = desks.getParallelism();
    return List.of(
        write(desks, DeskTables.DESK_EXPOSURES, wide),
        write(desks.getSideOutput(DeskOutputs.BUDGETS), DeskTables.BUDGETS, wide),
        write(desks.getSideOutput(DeskOutputs.CAPITAL), DeskTables.NODE_CAPITAL, wide),
        write(desks.getSideOutput(DeskOutputs.STATES), DeskTables.BUDGET_STATES, wide),
        write(desks.getSideOutput(DeskOutputs.USES), DeskTables.BUDGET_USES, wide),
        write(desks.getSideOutput(DeskOutputs.BREACHES), BudgetTables.BREACHES, wide),
        write(desks.getSideOutput(DeskOutputs.ACTIONS), BudgetTables.THRESHOLD_ACTIONS, wide),
        write(
            desks.getSideOutput(DeskOutputs.RATE_CONDITIONS), BudgetTables.RATE_CONDITIONS, wide));
  }

  /**
   * Counts rows and stores them; with the parallelism of their operator they are chained to it.
   *
   * @return what was counted, once at the end
   */
  private <T> DataStream<TableCountRow> write(
      DataStream<T> rows, TableLayout<T> layout, int parallelism) {
    String table = layout.table();
    SingleOutputStreamOperator<T> counted =
        rows.transform("count " + table, rows.getType(), new RowCounter<>(table))
            .setParallelism(parallelism)
            .uid("count-" + table);
    new TableWays(sinks).store(counted, layout, parallelism);
    return counted.getSideOutput(RowCounter.COUNTS);
  }
}
