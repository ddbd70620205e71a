package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.LiquidationMode;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * The live path: marks and position events in, alerts, desk totals and states of bands out.
 *
 * @param instruments what is traded
 * @param layout where it is held
 * @param plan the risk nodes
 * @param mode what a met liquidation does; a live run presumes, a simulation closes
 */
public record TickPath(
    Instruments instruments, ShardLayout layout, DeskPlan plan, LiquidationMode mode) {
  private static final TypeInformation<TickAlert> ALERT = Types.POJO(TickAlert.class);
  private static final TypeInformation<TickReject> REJECT = Types.POJO(TickReject.class);
  private static final TypeInformation<TickRealised> REALISED = Types.POJO(TickRealised.class);
  private static final TypeInformation<BandChange> CHANGE = Types.POJO(BandChange.class);

  /**
   * What comes out.
   *
   * @param alerts thresholds of positions that were touched
   * @param totals what risk nodes hold, and the last of them once the input has ended
   * @param bands bands that came into another state
   * @param rejects marks and events that were not applied, with the reason
   * @param realised what funding, fees and the venue's fills have realised
   */
  public record Outputs(
      DataStream<TickAlert> alerts,
      DataStream<DeskTotal> totals,
      DataStream<BandChange> bands,
      DataStream<TickReject> rejects,
      DataStream<TickRealised> realised) {}

  /** The type of batches, for sources that make them themselves. */
  public static TypeInformation<TickBatch> batchType() {
    return TickBatchSerializer.TYPE;
  }

  /**
   * Makes batches of marks and events.
   *
   * @param conflateBeyond marks older than this when they arrive are conflated
   */
  public DataStream<TickBatch> batches(
      DataStream<Mark> marks, DataStream<PositionEvent> events, Duration conflateBeyond) {
    return marks
        .connect(events)
        .transform("batch", batchType(), new BatchOperator(layout, instruments, conflateBeyond))
        .uid("batch")
        .setParallelism(1);
  }

  /** Builds exposure and desk behind a stream of batches. */
  public Outputs after(DataStream<TickBatch> batches) {
    OutputTag<TickAlert> alerts = new OutputTag<>("alerts", ALERT);
    OutputTag<TickReject> rejects = new OutputTag<>("rejects", REJECT);
    OutputTag<TickRealised> realised = new OutputTag<>("realised", REALISED);
    OutputTag<BandChange> changes = new OutputTag<>("bands", CHANGE);
    SingleOutputStreamOperator<DeskUpdate> updates =
        batches
            .keyBy(TickBatch::shard, Types.INT)
            .transform(
                "exposure",
                DeskUpdateSerializer.TYPE,
                new ExposureOperator(instruments, layout, mode, alerts, rejects, realised))
            .uid("exposure");
    SingleOutputStreamOperator<DeskTotal> totals =
        updates
            .keyBy(DeskUpdate::asset, Types.INT)
            .transform(
                "desk",
                Types.POJO(DeskTotal.class),
                new DeskOperator(plan, instruments, layout.books(), changes))
            .uid("desk")
            .setParallelism(1);
    return new Outputs(
        updates.getSideOutput(alerts),
        totals,
        totals.getSideOutput(changes),
        updates.getSideOutput(rejects),
        updates.getSideOutput(realised));
  }
}
