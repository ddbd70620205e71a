package io.ringfence.streaming.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laps of a tape: what comes again, and what never does. */
class LoopTest {
  private static final LoopTape.Window ALL = new LoopTape.Window(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final long START = 1_790_000_000_000_000L;
  private static final long SPEED = 360;

  @TempDir Path folder;

  private Lap first(long seed) throws Exception {
    return new Lap(
        LoopTape.read(RandomReplay.write(seed, folder).spec().files(), ALL), SPEED, 0, START);
  }

  @Test
  void timeNeverRunsBackwardsAndNoSequenceOfAPositionIsGivenOutTwice() throws Exception {
    for (long seed = 1; seed <= 20; seed++) {
      Lap lap = first(seed);
      long last = START;
      Map<String, Set<Long>> before = new HashMap<>();
      for (int number = 0; number < 3; number++, lap = lap.next()) {
        Map<String, Set<Long>> own = new HashMap<>();
        for (LoopRow row : lap.rows()) {
          assertThat(row.atMicros()).isGreaterThanOrEqualTo(last);
          last = row.atMicros();
          if (row.sequence() >= 0) {
            own.computeIfAbsent(row.position(), _ -> new HashSet<>()).add(row.sequence());
          }
        }
        own.forEach(
            (position, sequences) -> {
              Set<Long> earlier = before.computeIfAbsent(position, _ -> new HashSet<>());
              assertThat(sequences).allMatch(one -> earlier.stream().allMatch(it -> it < one));
              earlier.addAll(sequences);
            });
      }
      assertThat(before).isNotEmpty();
    }
  }

  @Test
  void everyLapSaysTheSameAsTheFirstAsLongAfterItsStart() throws Exception {
    Lap first = first(3);
    Lap second = first.next();
    assertThat(second.startMicros()).isGreaterThan(first.endMicros());
    List<List<Object>> told = told(first);
    told.removeIf(row -> row.get(1) == InputKind.BUDGETS || row.get(1) == InputKind.CAPITAL);
    assertThat(told(second)).isEqualTo(told).isNotEmpty();
    assertThat(told(second.next())).isEqualTo(told);
    assertThat(first.tape().standing()).isNotEmpty();
  }

  /** Rows without sequences, times counted from the start. */
  private static List<List<Object>> told(Lap lap) {
    List<List<Object>> told = new ArrayList<>();
    for (LoopRow row : lap.rows()) {
      Map<String, String> cells = new HashMap<>(row.cells());
      cells.remove(LoopRow.SEQUENCE);
      told.add(List.of(row.atMicros() - lap.startMicros(), row.kind(), cells));
    }
    return told;
  }

  @Test
  void aLapEndsWithNobodyHoldingAPosition() throws Exception {
    for (long seed = 1; seed <= 20; seed++) {
      Map<String, LoopRow> last = new HashMap<>();
      for (LoopRow row : first(seed).rows()) {
        if (row.kind() == InputKind.POSITIONS) {
          last.merge(
              row.position(), row, (one, two) -> one.sequence() > two.sequence() ? one : two);
        }
      }
      assertThat(last.values()).isNotEmpty();
      assertThat(last.values()).allMatch(row -> "0".equals(row.cells().get("quantity")));
    }
  }

  /**
   * 0.5 * (104 - 100.5), 0.25 * (100.5 - 104); 10 contracts of 100 USD: 1,000 / 50,000 - 1,000 /
   * 40,000; 0.3 * 0.00000003 has more digits than a wallet.
   */
  @Test
  void whatALapClosesRealisesItsResultAtTheLastMarkWhereThatCanBeSaid() throws Exception {
    Path marks = folder.resolve("last.csv");
    Files.write(
        marks,
        List.of(
            "ts_ms,venue,instrument,mark_price",
            "3600000,binance,BTCUSDT,90",
            "3600000,binance-coinm,BTCUSD_PERP,40000",
            "7200000,binance,BTCUSDT,104",
            "7200000,binance,ETHUSDT,1.00000003"));
    Path positions = folder.resolve("positions.csv");
    String row = "1970-01-01T01:00:00Z,%s,%s,A,%s,%s,%s,%s,50,10,macro,majors,T,%s";
    Files.write(
        positions,
        List.of(
            Inputs.POSITIONS + ",realised_pnl",
            row.formatted("1", "binance", "BTCUSDT", "long", "1", "100.5", ""),
            row.formatted("2", "binance", "BTCUSDT", "long", "0.5", "100.5", "-5.25"),
            row.formatted("1", "binance", "BTCUSDT", "short", "0.25", "100.5", ""),
            row.formatted("1", "binance-coinm", "BTCUSD_PERP", "long", "10", "50000", ""),
            row.formatted("1", "binance", "ETHUSDT", "short", "0.3", "1", ""),
            row.formatted("1", "binance", "SOLUSDT", "long", "1", "100", "7"),
            row.formatted("1", "nowhere", "BTCUSDT", "long", "1", "100", "7")));
    LoopTape tape =
        LoopTape.read(
            List.of(
                InputFile.of(InputKind.POSITIONS, positions), InputFile.of(InputKind.MARKS, marks)),
            ALL);
    assertThat(tape.closings(9))
        .extracting(
            close -> close.position() + " " + close.cells().getOrDefault("realised_pnl", "unsaid"))
        .containsExactly(
            "binance/A/BTCUSDT/long 1.75",
            "binance/A/BTCUSDT/short -0.875",
            "binance-coinm/A/BTCUSD_PERP/long -0.005",
            "binance/A/ETHUSDT/short -0.00000001",
            "binance/A/SOLUSDT/long unsaid",
            "nowhere/A/BTCUSDT/long unsaid");
  }

  @Test
  void aLapBeginsWithTheFirstMarkAndABarIsFourMarksEachAtItsOwnTime() throws Exception {
    Path marks = folder.resolve("bars.csv");
    Files.write(
        marks,
        List.of(
            "ts_ms,venue,instrument,mark_price,bar_ms,mark_open,mark_high,mark_low",
            "3600000,binance,BTCUSDT,104,3600000,100,110,99"));
    LoopTape tape = LoopTape.read(List.of(InputFile.of(InputKind.MARKS, marks)), ALL);
    Lap lap = new Lap(tape, 900, 1, START);
    assertThat(lap.rows().stream().map(row -> row.sent().cells().toString()))
        .containsExactly(
            "{ts=2026-09-21T14:13:20Z, venue=binance, instrument=BTCUSDT, mark_price=100}",
            "{ts=2026-09-21T14:13:21Z, venue=binance, instrument=BTCUSDT, mark_price=100}",
            "{ts=2026-09-21T14:13:22Z, venue=binance, instrument=BTCUSDT, mark_price=99}",
            "{ts=2026-09-21T14:13:23Z, venue=binance, instrument=BTCUSDT, mark_price=110}",
            "{ts=2026-09-21T14:13:24Z, venue=binance, instrument=BTCUSDT, mark_price=104}");
  }

  @Test
  void whatCannotBeSaidAgainIsRefusedByItsKind() throws Exception {
    Path file = folder.resolve("acknowledgements.csv");
    Files.writeString(file, "ts,notice_id,person,decision\n");
    assertThatThrownBy(
            () -> LoopTape.read(List.of(InputFile.of(InputKind.ACKNOWLEDGEMENTS, file)), ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("was given acknowledgements");
  }
}
