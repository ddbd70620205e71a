package io.ringfence.streaming;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/**
 * Marks that jump, among those of a {@link RandomReplay}: some are taken back five seconds later,
 * some confirmed, and of some nobody says anything until time confirms them. In the last minute of
 * an hour every mark jumps and waits, so that a run cut at a full hour has a mark in doubt.
 */
public final class RandomJolts {
  private static final String[] FACTORS = {"0.75", "0.82", "1.18", "1.3"};
  private static final int ONE_IN_JUMPS = 4;
  private static final long MINUTE = 60_000_000;
  private static final long JUMP = 40_000_000;
  private static final int LENGTH_OF_TIME = "2025-10-09T00:00:00Z".length();
  private static final int LENGTH_OF_MINUTE = "2025-10-09T00:00:".length();

  private final Random random;
  private final List<String> rows = new ArrayList<>();

  private RandomJolts(long seed) {
    random = new Random(seed);
  }

  /** Writes the marks of a replay anew, jumps among them. */
  public static Inputs addTo(Inputs inputs, long seed) {
    for (InputFile file : inputs.spec().files()) {
      if (file.kind() == InputKind.MARKS) {
        new RandomJolts(seed).rewrite(file.path());
      }
    }
    return inputs;
  }

  /** Whether an event is the first of a jump: from then on its mark is in doubt. */
  public static boolean isJump(InputEvent event) {
    return event.kind() == InputKind.MARKS && event.atMicros() % MINUTE == JUMP;
  }

  private void rewrite(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      rows.addAll(lines.subList(1, lines.size()));
      new LinkedHashSet<>(rows).forEach(this::jolt);
      rows.sort(Comparator.comparing(row -> row.substring(0, LENGTH_OF_TIME)));
      rows.addFirst(lines.getFirst());
      Files.write(file, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void jolt(String row) {
    boolean waits = row.startsWith("59:", LENGTH_OF_MINUTE - "59:".length());
    if (!waits && random.nextInt(ONE_IN_JUMPS) > 0) {
      return;
    }
    int comma = row.lastIndexOf(',') + 1;
    BigDecimal price = new BigDecimal(row.substring(comma));
    String between = row.substring(LENGTH_OF_TIME, comma);
    BigDecimal jumped = price.multiply(new BigDecimal(FACTORS[random.nextInt(FACTORS.length)]));
    String minute = row.substring(0, LENGTH_OF_MINUTE);
    rows.add(minute + "40Z" + between + text(jumped));
    BigDecimal next = List.of(price, jumped, jumped).get(random.nextInt(3));
    if (!waits && random.nextInt(3) > 0) {
      rows.add(minute + "45Z" + between + text(next.multiply(new BigDecimal("1.01"))));
    }
  }

  private static String text(BigDecimal price) {
    return price.setScale(4, RoundingMode.HALF_EVEN).toPlainString();
  }
}
