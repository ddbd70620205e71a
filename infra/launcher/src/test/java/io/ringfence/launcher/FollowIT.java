package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up --kafka}: topics followed without an end, from one call to the next. */
class FollowIT {
  private static final Pattern BROKER = Pattern.compile("kafka +(127\\.0\\.0\\.1:\\d+)");
  private static final Pattern ROWS = Pattern.compile("live: ([\\d,]+) rows");
  private static final int MARKS = 40;

  @TempDir Path folder;

  @Test
  void whatIsProducedIsStoredOnceHoweverOftenUpIsStopped() throws Exception {
    try (Command up = up()) {
      produce(up, marks(0, MARKS), "2025-10-09T01:00:00Z", "--positions", positions().toString());
      awaitRows(up, MARKS + 1);
      stop(up);
    }
    assertThat(stored()).isEqualTo(MARKS);

    try (Command up = up()) {
      produce(up, marks(MARKS, 2 * MARKS), "2025-10-09T02:00:00Z", "--format", "avro");
      awaitRows(up, MARKS);
      stop(up);
    }
    assertThat(stored()).isEqualTo(2 * MARKS);
  }

  private Command up() {
    Command up = Command.ringfence(folder, "up", "--port", "0", "--kafka", "0").start();
    up.waitFor(() -> BROKER.matcher(up.out()).find());
    return up;
  }

  private static void awaitRows(Command up, int rows) {
    up.waitFor(() -> rows(up) >= rows);
  }

  private static int rows(Command up) {
    Matcher said = ROWS.matcher(up.err());
    int rows = 0;
    while (said.find()) {
      rows = Integer.parseInt(said.group(1).replace(",", ""));
    }
    return rows;
  }

  private static void stop(Command up) {
    List<ProcessHandle> family = up.family();
    up.signal("TERM");
    up.exitCode();
    assertThat(family).noneMatch(ProcessHandle::isAlive);
  }

  private void produce(Command up, Path marks, String heartbeat, String... more) {
    Matcher broker = BROKER.matcher(up.out());
    assertThat(broker.find()).isTrue();
    List<String> arguments =
        new ArrayList<>(List.of("produce", "--kafka", broker.group(1), "--heartbeat", heartbeat));
    arguments.addAll(List.of("--marks", marks.toString()));
    arguments.addAll(List.of(more));
    try (Command produce = Command.ringfence(folder, arguments.toArray(String[]::new)).run()) {
      assertThat(produce.exitCode()).as(produce.err()).isZero();
    }
  }

  private Path marks(int from, int to) throws Exception {
    StringBuilder rows = new StringBuilder("ts_ms,venue,instrument,mark_price\n");
    for (int mark = from; mark < to; mark++) {
      // Half an hour of 2025-10-09 for each part, from midnight.
      long millis = 1_759_968_000_000L + (mark / MARKS * 3_600L + mark % MARKS) * 1_000;
      rows.append(millis).append(",binance,BTCUSDT,").append(100_000 + mark).append('\n');
    }
    return Files.writeString(folder.resolve("marks-" + from + ".csv"), rows);
  }

  private Path positions() throws Exception {
    return Files.writeString(
        folder.resolve("positions.csv"),
        "ts,sequence,venue,account,instrument,side,quantity,entry_price,isolated_margin,leverage,"
            + "desk,book,trader\n"
            + "2025-10-08T23:59:00Z,1,binance,a,BTCUSDT,long,0.1,100000,1000,10,macro,majors,t\n");
  }

  private int stored() {
    try (Command query =
        Command.ringfence(
                folder,
                "query",
                "SELECT count() AS n, uniqExact(occurred_at) = n FROM marks WHERE run_id = 'live'"
                    + " FORMAT TSV")
            .run()) {
      assertThat(query.exitCode()).as(query.err()).isZero();
      String[] cells = query.out().strip().split("\t", -1);
      assertThat(cells[1]).isEqualTo("1");
      return Integer.parseInt(cells[0]);
    }
  }
}
