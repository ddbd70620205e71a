package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.MarkPriceRow;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
  private static final ClickHouseTarget NOWHERE =
      new ClickHouseTarget(URI.create("http://127.0.0.1:1"), "db", "a run");
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

  @Test
  void aCheckpointTakesEverythingGatheredInBatchesOfALimitedSize() {
    try (var writer = writer()) {
      write(writer, Marks.many(7));
      writer.flush(false);

      assertThat(writer.prepareCommit())
          .extracting(batch -> batch.rows().count())
          .containsExactly(3, 3, 1);
      writer.flush(true);
      assertThat(writer.prepareCommit()).isEmpty();
    }
  }

  @Test
  void namesOfBatchesNeverRepeat() {
    try (var writer = writer()) {
      write(writer, Marks.many(4));
      writer.flush(false);
      assertThat(writer.prepareCommit()).extracting(Batch::name).containsExactly("w-1", "w-2");
      write(writer, Marks.many(1));
      writer.flush(false);
      assertThat(writer.prepareCommit()).extracting(Batch::name).containsExactly("w-3");
    }
  }

  @Test
  void aBatchNeverCrossesAPartitionOfItsTable() {
    try (var writer = writer()) {
      write(writer, List.of(Marks.at(0), Marks.at(TimeUnit.DAYS.toMicros(31)), Marks.at(1)));
      writer.flush(false);

      assertThat(writer.prepareCommit())
          .extracting(batch -> batch.rows().count())
          .containsExactly(2, 1);
    }
  }

  @Test
  void aRowItsColumnsCannotHoldIsADeadLetterAndTakesNoOtherRowAlong() {
    try (var writer = writer()) {
      MarkPriceRow tooFine = Marks.priced(5, "0." + "0".repeat(36) + "1");
      write(writer, List.of(Marks.at(1), tooFine, Marks.at(2)));
      writer.flush(false);

      List<Batch> batches = List.copyOf(writer.prepareCommit());
      assertThat(batches).extracting(Batch::table).containsExactly("dead_letters", "marks");
      assertThat(batches).extracting(batch -> batch.rows().count()).containsExactly(1, 2);
      assertThat(new ArrowRows(batches.getFirst().rows().stream()).firstAsJson())
          .contains("\"refused_table\":\"marks\"", "\"code\":\"0\"", "occurredAtMicros=5");
    }
  }

  @Test
  void aBatchComesBackFromACheckpointAsItWas() throws IOException {
    BatchSerializer serializer = new BatchSerializer();
    Batch batch = Marks.batch(NOWHERE, "w-1", Marks.many(100)).ofCheckpoint(42);

    Batch back = serializer.deserialize(serializer.getVersion(), serializer.serialize(batch));

    assertThat(back).usingRecursiveComparison().isEqualTo(batch);
    assertThat(back.rows().stream()).isEqualTo(batch.rows().stream());
    assertThat(back.token("a run")).isEqualTo("a run/marks/42/w-1");
    assertThat(back.rows().packed().length).isLessThan(batch.rows().bytes() / 4);
  }

  private static BatchWriter<MarkPriceRow> writer() {
    return new BatchWriter<>(PositionTables.MARKS, NOWHERE, 3, "w");
  }

  private static void write(BatchWriter<MarkPriceRow> writer, List<MarkPriceRow> rows) {
    rows.forEach(row -> writer.write(row, CONTEXT));
  }
}
