package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * How long reports of a kind are kept: {@code retention.tsv} beside this class, kept as a file so
 * that those who answer for it can read and change it.
 *
 * @param report kind of report, for example {@code risk-pack}
 * @param keep from its issue on
 * @param why what asks for it
 */
public record Retention(String report, Period keep, String why) {
  private static final String FILE = "retention.tsv";

  /** The schedule. */
  public static List<Retention> schedule() {
    try (InputStream file = Retention.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Retention::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private static Retention of(String line) {
    List<String> fields = Arrays.asList(line.split("\t", -1));
    return new Retention(fields.get(0), Period.parse(fields.get(1)), fields.get(2));
  }

  /** The class of a kind of report; refuses a kind that has none. */
  static Retention of(List<Retention> schedule, String report) {
    return schedule.stream()
        .filter(retention -> retention.report().equals(report))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("%s has no line for %s".formatted(FILE, report)));
  }

  /** Until when something issued at an instant is kept, exclusive. */
  public Instant until(Instant issuedAt) {
    return issuedAt.atZone(ZoneOffset.UTC).plus(keep).toInstant();
  }

  /** For people and for the manifest, for example {@code P5Y from issue}. */
  String label() {
    return keep + " from issue";
  }
}
