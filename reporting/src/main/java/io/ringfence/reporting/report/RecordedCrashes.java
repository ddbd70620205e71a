package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far marks went within 24 hours of five crashes: {@code crashes.tsv} beside this class,
 * figures of Binance's hourly marks, down rounded down and up rounded up at four digits.
 * Instruments that were not recorded move like the median of those that were.
 */
public final class RecordedCrashes {
  private static final String FILE = "crashes.tsv";
  private static final String VENUE = "binance";
  private static final String PROXY = "*";

  private static final List<Window> WINDOWS = read();

  private final Map<InstrumentId, Extremes> moves = new LinkedHashMap<>();
  private @Nullable Extremes proxy;

  private RecordedCrashes() {}

  /** One window for each crash, in order of time. */
  public static List<Window> ofClassPath() {
    return WINDOWS;
  }

  private static List<Window> read() {
    Map<String, RecordedCrashes> crashes = new LinkedHashMap<>();
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      crashes.computeIfAbsent(fields[0], _ -> new RecordedCrashes()).add(fields);
    }
    List<Window> windows = new ArrayList<>();
    crashes.forEach((name, crash) -> windows.add(new Window(name, crash.moves, crash.proxy)));
    return List.copyOf(windows);
  }

  private void add(String[] fields) {
    Extremes extremes = new Extremes(new BigDecimal(fields[3]), new BigDecimal(fields[4]));
    if (fields[2].equals(PROXY)) {
      proxy = extremes;
    } else {
      moves.put(new InstrumentId(VENUE, fields[2]), extremes);
    }
  }

  private static List<String> lines() {
    try (InputStream file = RecordedCrashes.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
