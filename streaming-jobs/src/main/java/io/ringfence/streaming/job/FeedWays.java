package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.TableCountRow;
import io.ringfence.streaming.exposure.ExposureOutputs;
import io.ringfence.streaming.sink.FeedTables;
import io.ringfence.streaming.sink.TableLayout;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Ways of the feeds to their tables. */
final class FeedWays {
  private FeedWays() {}

  /** Stores rows of a table and gives what was counted. */
  interface Writer {
    <T> DataStream<TableCountRow> write(DataStream<T> rows, TableLayout<T> layout, int parallelism);
  }

  static List<DataStream<TableCountRow>> write(
      SingleOutputStreamOperator<InputEvent> events,
      SingleOutputStreamOperator<NodeContributionRow> exposures,
      Writer writer) {
    return List.of(
        writer.write(
            exposures.getSideOutput(ExposureOutputs.VENUE_FILLS),
            FeedTables.VENUE_FILLS,
            exposures.getParallelism()),
        writer.write(events.getSideOutput(FactRouter.RATES), FeedTables.RATES, 1),
        writer.write(events.getSideOutput(FactRouter.ADL_RANKS), FeedTables.ADL_RANKS, 1),
        writer.write(
            events.getSideOutput(FactRouter.INSURANCE_FUNDS),
            FeedTables.INSURANCE_FUND_BALANCES,
            1),
        writer.write(events.getSideOutput(FactRouter.ORDER_BOOKS), FeedTables.ORDER_BOOK_DEPTHS, 1),
        writer.write(
            events.getSideOutput(FactRouter.CROSS_POSITIONS), FeedTables.CROSS_POSITIONS, 1),
        writer.write(
            events.getSideOutput(FactRouter.RULE_PACKS), FeedTables.RULE_PACK_DOCUMENTS, 1));
  }
}
