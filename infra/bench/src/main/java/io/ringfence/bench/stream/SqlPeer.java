package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.BenchContract;
import io.ringfence.launcher.bench.Population;
import io.ringfence.streaming.tick.TickBatcher;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.AggregatePhaseStrategy;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.config.OptimizerConfigOptions;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/**
 * Flink SQL: positions joined with the latest mark of each instrument, grouped by desk. It tells no
 * alerts and has no memory: a position whose liquidation was touched still counts. With mini-batch
 * it conflates to the last mark, and what it says is as old as its batch.
 */
final class SqlPeer implements StreamPeer {
  private static final int MINI_BATCH_ROWS = 5_000;
  private static final int NONE = 0;

  private final String name;
  private final int miniBatchMillis;

  private SqlPeer(String name, int miniBatchMillis) {
    this.name = name;
    this.miniBatchMillis = miniBatchMillis;
  }

  /** Each mark at once. */
  static SqlPeer atOnce() {
    return new SqlPeer("flink-sql", NONE);
  }

  /** Mini-batches that wait as long as the live path's batches do. */
  static SqlPeer miniBatch() {
    return new SqlPeer("flink-sql-mini-batch", TickBatcher.LONGEST_WAIT_MILLIS);
  }

  /** Mini-batches of a tenth of a second: twenty times as stale. */
  static SqlPeer staleMiniBatch() {
    return new SqlPeer("flink-sql-mini-batch-100ms", 100);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isAlerting() {
    return false;
  }

  @Override
  public long mostTicks(double visits) {
    return miniBatchMillis > NONE ? Long.MAX_VALUE : (long) Math.max(100, 350_000 * visits);
  }

  @Override
  public void configure(Configuration configuration) {
    configuration.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_ENABLED, miniBatchMillis > NONE);
    if (miniBatchMillis > NONE) {
      configuration.set(
          ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_ALLOW_LATENCY,
          Duration.ofMillis(miniBatchMillis));
      configuration.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_SIZE, (long) MINI_BATCH_ROWS);
      configuration.set(
          OptimizerConfigOptions.TABLE_OPTIMIZER_AGG_PHASE_STRATEGY,
          AggregatePhaseStrategy.TWO_PHASE);
    }
  }

  @Override
  public void build(StreamExecutionEnvironment environment, StreamRun run) {
    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    tables.createTemporaryView("positions", positions(environment, tables, run));
    tables.createTemporaryView("marks", marks(environment, tables, run));
    Table sums =
        tables.sqlQuery(
            "SELECT p.desk, SUM(p.anchor + p.quantity * m.mark * %s) AS equity, SUM(%s) AS"
                    .formatted(BenchContract.VALUE_FACTOR, requirement())
                + " requirement, COUNT(*) AS positions FROM positions p JOIN marks m ON"
                + " p.instrument = m.instrument GROUP BY p.desk");
    int number = run.number;
    int[] counts = new int[run.shape.desks()];
    tables
        .toChangelogStream(sums)
        .map(row -> heard(StreamRun.of(number), row, counts))
        .returns(Types.INT)
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>());
  }

  /** The largest of the tiers' lines: their schedule is continuous. */
  private static String requirement() {
    StringBuilder lines = new StringBuilder("GREATEST(");
    for (int tier = 0; tier < BenchContract.RATES.length; tier++) {
      lines
          .append(tier == 0 ? "" : ", ")
          .append("ABS(p.quantity) * m.mark * ")
          .append(BenchContract.RATES[tier])
          .append(" - ")
          .append(BenchContract.AMOUNTS[tier]);
    }
    return lines.append(")").toString();
  }

  private static Table positions(
      StreamExecutionEnvironment environment, StreamTableEnvironment tables, StreamRun run) {
    int number = run.number;
    TypeInformation<Row> type =
        Types.ROW_NAMED(
            new String[] {"id", "instrument", "desk", "quantity", "anchor"},
            Types.INT,
            Types.INT,
            Types.INT,
            Types.LONG,
            Types.LONG);
    DataStream<Row> rows =
        environment
            .fromSource(
                new NumberSequenceSource(0, run.shape.positions() - 1L),
                WatermarkStrategy.noWatermarks(),
                "positions")
            .map(id -> position(StreamRun.of(number).population(), id.intValue()))
            .returns(type);
    return tables.fromChangelogStream(
        rows,
        Schema.newBuilder()
            .column("id", "INT NOT NULL")
            .column("instrument", "INT NOT NULL")
            .column("desk", "INT NOT NULL")
            .column("quantity", "BIGINT NOT NULL")
            .column("anchor", "BIGINT NOT NULL")
            .primaryKey("id")
            .build(),
        ChangelogMode.insertOnly());
  }

  private static Row position(Population population, int id) {
    int found = Arrays.binarySearch(population.first, id);
    return Row.of(
        id,
        found >= 0 ? found : -found - 2,
        population.desk[id],
        population.quantity[id],
        BenchMoney.anchor(population, id));
  }

  private static Table marks(
      StreamExecutionEnvironment environment, StreamTableEnvironment tables, StreamRun run) {
    DataStream<Row> rows =
        environment
            .fromSource(
                new TickSource<>(run, new RowFeed()),
                WatermarkStrategy.noWatermarks(),
                "ticks",
                Types.ROW_NAMED(new String[] {"instrument", "mark"}, Types.INT, Types.LONG))
            .setParallelism(1);
    return tables.fromChangelogStream(
        rows,
        Schema.newBuilder()
            .column("instrument", "INT NOT NULL")
            .column("mark", "BIGINT NOT NULL")
            .primaryKey("instrument")
            .build(),
        ChangelogMode.upsert());
  }

  private static int heard(StreamRun run, Row row, int[] counts) {
    if (row.getKind() == RowKind.INSERT || row.getKind() == RowKind.UPDATE_AFTER) {
      int desk = row.<Integer>getFieldAs(0);
      run.equity[desk] = row.<Long>getFieldAs(1);
      run.requirement[desk] = row.<Long>getFieldAs(2);
      counts[desk] = row.<Long>getFieldAs(3).intValue();
      run.loaded.set(Arrays.stream(counts).sum());
    }
    run.lastOutputNanos = System.nanoTime();
    return 0;
  }
}
