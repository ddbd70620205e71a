package io.ringfence.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Marks of a crash, a quarter of an hour apart.
 *
 * @param name what crash it is
 * @param steps in order of time
 */
public record CrashSteps(String name, List<Step> steps) {
  /** Instruments, in the order in which they are held; the mark of the first is watched. */
  static final List<String> HELD = List.of("BTCUSDT", "ETHUSDT", "XRPUSDT", "LTCUSDT", "ADAUSDT");

  private static final String FILE = "binance_1h_mark_2020_2026_5perps.csv.gz";
  private static final Instant LAST = Instant.parse("2025-10-11T00:00:00Z");
  private static final Instant FIRST =
      LAST.minus(Duration.ofHours(Integer.getInteger("crash.hours", 6)));
  private static final long QUARTER_SECONDS = 900;

  /**
   * Marks of one instant.
   *
   * @param at the instant
   * @param marks by instrument
   */
  public record Step(Instant at, Map<String, BigDecimal> marks) {
    BigDecimal watched() {
      return Objects.requireNonNull(marks.get(HELD.getFirst()));
    }
  }

  /** What was recorded on 2025-10-10 where it lies beside the repository, else a made one. */
  static CrashSteps ofThisMachine() {
    return recorded()
        .map(file -> new CrashSteps("recorded 2025-10-10", read(file)))
        .orElseGet(() -> new CrashSteps("made", made()));
  }

  private static Optional<Path> recorded() {
    @Nullable Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path file = folder.resolve("shared/market-data").resolve(FILE);
      if (Files.isReadable(file)) {
        return Optional.of(file);
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  /** Of each bar its open, the extreme nearer to it, the other one and its close. */
  private static List<Step> read(Path file) {
    TreeMap<Instant, Map<String, BigDecimal>> marks = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.lines().skip(1).forEach(line -> bar(line.split(",", -1), marks));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return steps(marks);
  }

  private static void bar(String[] bar, TreeMap<Instant, Map<String, BigDecimal>> marks) {
    Instant end = Instant.ofEpochMilli(Long.parseLong(bar[0]));
    if (end.isBefore(FIRST) || end.isAfter(LAST) || !HELD.contains(bar[2])) {
      return;
    }
    List<BigDecimal> path = Stream.of(bar[7], bar[8], bar[9], bar[3]).map(BigDecimal::new).toList();
    for (int i = 0; i < path.size(); i++) {
      marks
          .computeIfAbsent(
              end.minusSeconds((path.size() - 1 - i) * QUARTER_SECONDS), _ -> new HashMap<>())
          .put(bar[2], path.get(i));
    }
  }

  /** A seeded fall of a third and half the way back. */
  private static List<Step> made() {
    Random random = new Random(20251010);
    TreeMap<Instant, Map<String, BigDecimal>> marks = new TreeMap<>();
    for (int i = 0; i < 28; i++) {
      double level = i < 18 ? 1 - i / 54.0 : 0.667 + (i - 18) / 60.0;
      Map<String, BigDecimal> at = new HashMap<>();
      for (String instrument : HELD) {
        double price = (instrument.equals("BTCUSDT") ? 60_000 : 100) * level;
        at.put(
            instrument,
            BigDecimal.valueOf(price * (1 + random.nextGaussian() / 500))
                .setScale(2, RoundingMode.HALF_UP));
      }
      marks.put(FIRST.plusSeconds(i * QUARTER_SECONDS), at);
    }
    return steps(marks);
  }

  private static List<Step> steps(TreeMap<Instant, Map<String, BigDecimal>> marks) {
    return marks.entrySet().stream()
        .filter(it -> it.getValue().size() == HELD.size())
        .map(it -> new Step(it.getKey(), Map.copyOf(it.getValue())))
        .toList();
  }

  /** The watched mark of a step as the page writes it: with the digits that mark and entry have. */
  public String shown(Step step) {
    int digits = Math.max(2, Math.max(digits(step.watched()), digits(steps.getFirst().watched())));
    return step.watched().setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
  }

  private static int digits(BigDecimal price) {
    return price.stripTrailingZeros().scale();
  }
}
