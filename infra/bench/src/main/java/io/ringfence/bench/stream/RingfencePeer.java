package io.ringfence.bench.stream;

import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.launcher.bench.BenchContract;
import io.ringfence.launcher.bench.Population;
import io.ringfence.streaming.tick.DeskPlan;
import io.ringfence.streaming.tick.DeskTotal;
import io.ringfence.streaming.tick.PositionEvent;
import io.ringfence.streaming.tick.ShardLayout;
import io.ringfence.streaming.tick.TickAlert;
import io.ringfence.streaming.tick.TickBatch;
import io.ringfence.streaming.tick.TickBatcher;
import io.ringfence.streaming.tick.TickPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Ringfence's live path. */
final class RingfencePeer implements StreamPeer {
  private static final int MAX_PARALLELISM = 128;

  private final int shards;

  RingfencePeer(int shards) {
    this.shards = shards;
  }

  @Override
  public String name() {
    return "ringfence";
  }

  @Override
  public boolean isAlerting() {
    return true;
  }

  @Override
  public void build(StreamExecutionEnvironment environment, StreamRun run) {
    TickPath.Outputs outputs = outputs(environment, run, shards);
    int number = run.number;
    outputs
        .alerts()
        .map(alert -> heard(StreamRun.of(number), alert))
        .sinkTo(new DiscardingSink<>());
    end(outputs, run);
  }

  /** The live path behind the ticks of a run. */
  static TickPath.Outputs outputs(
      StreamExecutionEnvironment environment, StreamRun run, int shards) {
    environment.setMaxParallelism(MAX_PARALLELISM);
    BenchInstruments instruments = new BenchInstruments(run.shape.instruments());
    ShardLayout layout = ShardLayout.of(instruments, shards, MAX_PARALLELISM);
    DataStream<TickBatch> batches =
        environment
            .fromSource(
                new TickSource<>(run, new Batches(instruments, layout)),
                WatermarkStrategy.noWatermarks(),
                "ticks",
                TickPath.batchType())
            .setParallelism(1)
            .uid("ticks");
    return new TickPath(instruments, layout, plan(run), LiquidationMode.CLOSES).after(batches);
  }

  /** Lets the run hear the totals. */
  static void end(TickPath.Outputs outputs, StreamRun run) {
    int number = run.number;
    outputs
        .totals()
        .map(total -> summed(StreamRun.of(number), total))
        // With the desk's one task: another number would let an older total overtake a newer.
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>());
    outputs.bands().sinkTo(new DiscardingSink<>());
  }

  /** All desks roll up to one firm. */
  static DeskPlan plan(StreamRun run) {
    int[] parent = new int[run.shape.desks() + 1];
    Arrays.fill(parent, run.shape.desks());
    parent[run.shape.desks()] = -1;
    return DeskPlan.of(parent, List.of());
  }

  private static int heard(StreamRun run, TickAlert alert) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    synchronized (run.alerts) {
      switch (alert.kind()) {
        case LEVEL -> run.alerts.reached((int) alert.position(), alert.level());
        case LIQUIDATION -> run.alerts.liquidated((int) alert.position());
        case STOP -> throw new IllegalStateException("no stop was placed");
      }
      run.latency.recordValue(Math.max(0, now - alert.sourceMicros()) * 1000);
    }
    return 0;
  }

  private static int summed(StreamRun run, DeskTotal total) {
    if (total.node() == run.shape.desks()) {
      run.loaded.accumulateAndGet(total.positions(), Math::max);
      run.lastOutputNanos = System.nanoTime();
    } else {
      run.equity[total.node()] = units(total.equity());
      run.requirement[total.node()] = units(total.requirement());
    }
    return 0;
  }

  private static long units(BigDecimal amount) {
    return amount.movePointRight(BenchContract.MONEY_DIGITS).longValueExact();
  }

  private record Batches(BenchInstruments instruments, ShardLayout layout)
      implements Feed<TickBatch> {
    @Override
    public Gate open(StreamRun run, ReaderOutput<TickBatch> output) {
      return new BatchGate(run, new TickBatcher(layout, instruments, output::collect));
    }
  }

  private record BatchGate(StreamRun run, TickBatcher batcher) implements Feed.Gate {
    @Override
    public void position(int id) {
      Population population = run.population();
      int instrument = Arrays.binarySearch(population.first, id);
      instrument = instrument >= 0 ? instrument : -instrument - 2;
      batcher.event(
          PositionEvent.version(
              instrument,
              id,
              new PositionVersion(
                  population.quantity[id],
                  population.entry[id],
                  population.wallet[id],
                  0,
                  population.desk[id])));
    }

    @Override
    public void mark(int instrument, long tick, long sourceMicros) {
      batcher.mark(instrument, tick, sourceMicros);
    }

    @Override
    public void flush() {
      batcher.flush();
    }
  }
}
