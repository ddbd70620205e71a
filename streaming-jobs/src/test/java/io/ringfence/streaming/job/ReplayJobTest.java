package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.Inputs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the command starts it, on the real engine. */
class ReplayJobTest {
  private static final TestStore STORE = TestStore.create("replays");

  @TempDir Path folder;

  /** What a run said and how it ended. */
  private record Ended(int code, List<String> out, List<String> err) {
    String done() {
      return out.getLast();
    }
  }

  @Test
  void aReplayFillsItsTablesAndThenItsRun() {
    Ended ended = run("--run-id", "good", "--build", "0.1-test");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out().getFirst()).startsWith("@progress 0 ");
    assertThat(ended.done())
        .startsWith("@done {\"run\":\"good\"")
        .contains("\"tables\":{\"account_balances\":1,")
        .containsPattern("\"work\":\\{\"indexSearches\":\\d+,\"marksApplied\":[1-9]\\d*,");
    assertThat(rows("SELECT model_build, mark_basis, simulated FROM runs WHERE run_id = 'good'"))
        .containsExactly("0.1-test\tmark\ttrue");
    assertThat(rows("SELECT pack_id, extrapolated FROM rule_packs WHERE run_id = 'good'"))
        .containsExactly("binance-usdm\ttrue");
    assertThat(
            rows(
                "SELECT count(), countIf(received = applied + duplicate + rejected),"
                    + " sumIf(rejected, kind = 'budgets') FROM input_counts WHERE run_id = 'good'"))
        .containsExactly("7\t7\t1");
    assertThat(rows("SELECT line, code FROM rejects WHERE run_id = 'good' AND kind = 'budgets'"))
        .containsExactly("7\tBAD_NODE");
  }

  @Test
  void whereAFormulaHasNoFixedTriggerEveryMarkLooksAtThePositionAndThatIsCounted() {
    Inputs inputs =
        new Inputs(folder)
            .with(
                InputKind.POSITIONS,
                Inputs.POSITIONS,
                "2026-11-21T00:00:00Z,1,htx,A,BTC-USDT,long,10000,100,250,5,D,B,T",
                "2026-11-21T00:00:00Z,1,htx,B,BTC-USDT,short,10000,100,250,5,D,B,T")
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                "2026-11-21T00:01:00Z,htx,BTC-USDT,100",
                "2026-11-21T00:02:00Z,htx,BTC-USDT,101",
                "2026-11-21T00:03:00Z,htx,BTC-USDT,99");
    Ended ended = runWith(inputs, store(), "--run-id", "slow");

    assertThat(ended.code()).as(String.join("\n", ended.err())).isZero();
    assertThat(ended.done()).contains("\"marksApplied\":3,", "\"slowEvaluations\":6,");
  }

  @Test
  void storedPositionsAddUpToTheFirmAtTheEnd() {
    assertThat(run("--run-id", "sums").code()).isZero();

    assertThat(
            rows(
                """
                SELECT sum(isolated_margin), sum(equity), sum(notional) FROM position_exposures
                WHERE run_id = 'sums' AND as_of = (SELECT as_of FROM runs WHERE run_id = 'sums')\
                """))
        .isEqualTo(
            rows(
                """
                SELECT isolated_margin, equity, gross_notional FROM desk_exposures
                WHERE run_id = 'sums' AND node = 'firm' ORDER BY as_of DESC LIMIT 1\
                """));
  }

  @Test
  void theSameFilesAreTheSameRunAndItIsNotStoredTwice() {
    Ended first = run();
    Ended second = run();

    assertThat(first.code()).as(String.join("\n", first.err())).isZero();
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err())
        .singleElement()
        .asString()
        .startsWith("error: run replay-")
        .contains("is in database replays already")
        .contains("--run-id");
  }

  @Test
  void aStoreThatIsGoneIsOneLine() {
    Ended ended =
        runWith(
            List.of("--clickhouse-url", "http://127.0.0.1:1", "--database", "replays"),
            "--run-id",
            "gone");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .singleElement()
        .asString()
        .startsWith(
            "error: question for deduplication windows failed after 6 attempt(s): no answer from");
  }

  @Test
  void wrongInputIsOneLineAndNothingIsStored() {
    Ended ended =
        runWith(store(), "--run-id", "bad", "--marks", folder.resolve("x.csv").toString());

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .singleElement()
        .asString()
        .startsWith("error: ")
        .contains("x.csv: cannot be read, NoSuchFileException");
    assertThat(rows("SELECT count() FROM rule_packs WHERE run_id = 'bad'")).containsExactly("0");
  }

  @Test
  void wrongUsageIsOneLine() {
    assertThat(run("--from", "yesterday").err())
        .singleElement()
        .asString()
        .startsWith("error: ")
        .contains("must be ISO-8601 with a zone, was yesterday");
    assertThat(run("--from", "2025-10-10T00:00:00Z", "--to", "2025-10-09T00:00:00Z").err())
        .containsExactly(
            "error: from must not be after to, were 2025-10-10T00:00:00Z and"
                + " 2025-10-09T00:00:00Z");
  }

  private Ended run(String... more) {
    return runWith(store(), more);
  }

  private static List<String> store() {
    return List.of("--clickhouse-url", STORE.url().toString(), "--database", STORE.database());
  }

  private Ended runWith(List<String> store, String... more) {
    return runWith(RandomReplay.write(7, folder), store, more);
  }

  private Ended runWith(Inputs inputs, List<String> store, String... more) {
    List<String> args = new ArrayList<>(store);
    for (InputFile file : inputs.spec().files()) {
      args.addAll(List.of("--" + optionOf(file.kind()), file.location()));
    }
    args.addAll(List.of("--checkpoint-dir", folder.resolve("checkpoints").toString()));
    args.addAll(Arrays.asList(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        ReplayJob.run(
            args.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ended(code, lines(out), lines(err));
  }

  private static String optionOf(InputKind kind) {
    return kind.label();
  }

  private static List<String> lines(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> rows(String query) {
    return STORE.rows(query);
  }
}
