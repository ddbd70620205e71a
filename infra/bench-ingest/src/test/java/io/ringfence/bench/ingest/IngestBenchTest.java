package io.ringfence.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.bench.ingest.IngestBench.Contestant;
import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.launcher.bench.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One engine for all: it takes two seconds to start. */
class IngestBenchTest {
  private static final IngestOptions SMALL = new IngestOptions(true, 1, 300);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Report report =
      new Report(new PrintStream(written, true, StandardCharsets.UTF_8), true);

  @Test
  void everyWriterStoresWhatTheOracleSaysAndAWrongOneFailsTheRun(@TempDir Path data)
      throws Exception {
    try (EngineProcess engine = EngineProcess.start(data)) {
      HttpEngine http = new HttpEngine(engine.httpUrl());
      List<Contestant> contestants = new ArrayList<>(IngestMain.contestants(engine, 1));
      new IngestBench(SMALL, report, engine, contestants, _ -> {}).run();
      assertThat(report.failures()).isEmpty();
      assertThat(lines()).hasSize(4).allMatch(line -> line.contains("\"digestEqual\":true"));
      written.reset();
      contestants.add(Contestant.of(new Forgetful(new JsonWriters(http)), 1, 1));
      new IngestBench(SMALL, report, engine, contestants, _ -> {}).run();
      assertThat(report.failures()).singleElement().asString().contains("forgetful", "digest");
      assertThat(lines().getLast()).contains("\"value\":0.0", "\"digestEqual\":false");
    }
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Sends the first row twice instead of the last: as many rows, and not the same. */
  private record Forgetful(IngestWriter.Kind honest) implements IngestWriter.Kind {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public IngestWriter open(String table) throws Exception {
      IngestWriter writer = honest.open(table);
      return new IngestWriter() {
        @Override
        public void write(long from, long to) throws Exception {
          writer.write(from, from + 1);
          writer.write(from, to - 1);
        }

        @Override
        public void close() throws SQLException {
          writer.close();
        }
      };
    }
  }
}
