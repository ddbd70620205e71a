package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.MarkPriceRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.Test;

class ArrowSinkWriterTest {
  private static final SinkWriter.Context CONTEXT =
      new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
          return 0;
        }

        @Override
        public Long timestamp() {
          return 0L;
        }
      };

  private final TestProcessingTimeService clock = new TestProcessingTimeService();

  @Test
  void rowsAreInsertedWhenTheyAreManyEnough() throws IOException {
    try (FakeServer server = new FakeServer();
        var writer = writer(server)) {
      write(writer, 2);
      assertThat(server.queries()).isEmpty();
      write(writer, 1);
      assertThat(server.queries()).hasSize(1);
    }
  }

  @Test
  void rowsAreInsertedWhenTheyAreOldEnough() throws Exception {
    try (FakeServer server = new FakeServer();
        var writer = writer(server)) {
      write(writer, 1);
      clock.advance(TimeUnit.SECONDS.toMillis(1) - 1);
      assertThat(server.queries()).isEmpty();
      clock.advance(1);
      assertThat(server.queries()).hasSize(1);
      clock.advance(TimeUnit.HOURS.toMillis(1));
      assertThat(server.queries()).hasSize(1);
    }
  }

  @Test
  void aCheckpointLeavesNothingBehind() throws IOException {
    try (FakeServer server = new FakeServer();
        var writer = writer(server)) {
      write(writer, 1);
      writer.flush(false);
      assertThat(server.queries()).hasSize(1);
      writer.flush(true);
      assertThat(server.queries()).hasSize(1);
    }
  }

  private ArrowSinkWriter<MarkPriceRow> writer(FakeServer server) {
    return new ArrowSinkWriter<>(
        new TableWriter<>(PositionTables.MARKS, server.target(), RetryPolicy.DEFAULT),
        new BatchPolicy(3, Duration.ofSeconds(1)),
        clock);
  }

  private static void write(ArrowSinkWriter<MarkPriceRow> writer, int rows) {
    for (int row = 0; row < rows; row++) {
      writer.write(new MarkPriceRow("binance", "BTCUSDT", row, BigDecimal.ONE), CONTEXT);
    }
  }
}
