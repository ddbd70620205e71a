package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Window;
import io.ringfence.reporting.fixture.RecordedMarks;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordedCrashesTest {
  @Test
  void fiveCrashesInOrderOfTimeEachWithAProxy() {
    assertThat(RecordedCrashes.ofClassPath())
        .extracting(Window::name)
        .containsExactly("2020-03-12", "2021-05-19", "2022-11-08", "2024-08-05", "2025-10-10");
    assertThat(RecordedCrashes.ofClassPath()).allMatch(window -> window.proxy() != null);
  }

  /** Lowest and highest mark of the day after, by the mark at its start, rounded outwards. */
  @Test
  void theFiguresOfEveryCrashAreThoseOfTheRecordedMarks() throws Exception {
    Map<String, TreeMap<Instant, RecordedMarks.Hour>> rows =
        RecordedMarks.between(Instant.EPOCH, Instant.MAX);
    List<String[]> lines = figures();
    assertThat(lines).hasSizeGreaterThan(40);
    for (String[] line : lines) {
      if (!line[2].equals("*")) {
        TreeMap<Instant, RecordedMarks.Hour> hours = Objects.requireNonNull(rows.get(line[2]));
        check(line, hours);
      }
    }
  }

  private static void check(String[] line, TreeMap<Instant, RecordedMarks.Hour> hours) {
    Instant from = Instant.parse(line[1]);
    BigDecimal start = Objects.requireNonNull(hours.get(from)).close();
    BigDecimal low = start;
    BigDecimal high = start;
    for (RecordedMarks.Hour hour :
        hours.subMap(from, false, from.plus(Duration.ofHours(24)), true).values()) {
      low = low.min(hour.low());
      high = high.max(hour.high());
    }
    String name = line[0] + " " + line[2];
    assertThat(new BigDecimal(line[3]))
        .as(name)
        .isEqualByComparingTo(move(low, start, RoundingMode.FLOOR));
    assertThat(new BigDecimal(line[4]))
        .as(name)
        .isEqualByComparingTo(move(high, start, RoundingMode.CEILING));
  }

  /** What was not recorded moves like the middle one of those that were; windows hold the lines. */
  @Test
  void theProxyIsTheMedianAndEveryLineStandsInItsWindow() throws Exception {
    Map<String, List<String[]>> byCrash = new TreeMap<>();
    for (String[] line : figures()) {
      byCrash.computeIfAbsent(line[0], _ -> new ArrayList<>()).add(line);
    }
    for (Window window : RecordedCrashes.ofClassPath()) {
      List<String[]> lines = Objects.requireNonNull(byCrash.get(window.name()));
      List<String[]> named = lines.stream().filter(line -> !line[2].equals("*")).toList();
      Extremes proxy = Objects.requireNonNull(window.proxy());
      assertThat(proxy.down()).as(window.name()).isEqualByComparingTo(median(named, 3));
      assertThat(proxy.up()).as(window.name()).isEqualByComparingTo(median(named, 4));
      assertThat(window.moves()).hasSameSizeAs(named);
      for (String[] line : named) {
        Extremes own = window.moves().get(new InstrumentId("binance", line[2]));
        assertThat(Objects.requireNonNull(own).down()).isEqualByComparingTo(line[3]);
        assertThat(own.up()).isEqualByComparingTo(line[4]);
      }
    }
  }

  private static BigDecimal median(List<String[]> lines, int column) {
    assertThat(lines.size() % 2).as("a middle one").isOne();
    return lines.stream()
        .map(line -> new BigDecimal(line[column]))
        .sorted()
        .skip(lines.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static List<String[]> figures() throws Exception {
    try (InputStream file =
        Objects.requireNonNull(RecordedCrashes.class.getResourceAsStream("crashes.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  private static BigDecimal move(BigDecimal to, BigDecimal from, RoundingMode mode) {
    return to.subtract(from).divide(from, 4, mode);
  }
}
