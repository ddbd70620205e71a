package io.ringfence.reporting.evidence;

import io.ringfence.domain.coverage.Interval;
import io.ringfence.domain.coverage.Quality;
import io.ringfence.reporting.report.CoverageLine;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How the holdings of a certificate were watched, in words.
 *
 * @param coverage each of them
 */
record WatchedHoldings(List<CoverageLine> coverage) {
  /** The verdict on them; whatever is not shown to be watched is not. */
  String verdict(CertificateText.Period period) {
    List<CoverageLine> gappy = gappy();
    if (!gappy.isEmpty()) {
      Duration sum =
          gappy.stream().map(WatchedHoldings::unwatched).reduce(Duration.ZERO, Duration::plus);
      return "NOT WATCHED THROUGHOUT: %s of %s, %s in all"
          .formatted(gappy.size(), Words.count(coverage.size(), "holding"), shown(sum));
    }
    if (!period.isWhole()) {
      return "PART OF THE DAY ONLY: the run reaches %s to %s"
          .formatted(Words.time(period.covered()), Words.time(period.coveredTo()));
    }
    return coverage.isEmpty()
        ? "NOTHING WAS HELD"
        : "EVERY HOLDING WAS WATCHED THROUGHOUT, as far as this certificate reaches";
  }

  private List<CoverageLine> gappy() {
    return coverage.stream().filter(line -> !line.coverage().unwatched().isEmpty()).toList();
  }

  private static Duration unwatched(CoverageLine line) {
    return line.coverage().of(Quality.STALE).plus(line.coverage().of(Quality.BLIND));
  }

  /** Accounts they lie in, {@code venue/account}. */
  List<String> accounts() {
    return coverage.stream().map(line -> account(line.positionKey())).toList();
  }

  private static String account(String positionKey) {
    int second = positionKey.indexOf('/', positionKey.indexOf('/') + 1);
    return positionKey.substring(0, second);
  }

  /** The longest unwatched first. */
  List<String> holdings() {
    return coverage.stream()
        .sorted(Comparator.comparing((CoverageLine line) -> unwatched(line)).reversed())
        .map(WatchedHoldings::holding)
        .toList();
  }

  private static String holding(CoverageLine line) {
    String how =
        line.coverage().unwatched().isEmpty()
            ? "watched throughout"
            : "watched %s (%s), stale %s, blind %s"
                .formatted(
                    shown(line.coverage().of(Quality.MONITORED)),
                    share(line),
                    shown(line.coverage().of(Quality.STALE)),
                    shown(line.coverage().of(Quality.BLIND)));
    return "%s episode %s, %s: held %s, %s"
        .formatted(line.positionKey(), line.episode(), line.node(), shown(held(line)), how);
  }

  private static Duration held(CoverageLine line) {
    return line.coverage().of(Quality.MONITORED).plus(unwatched(line));
  }

  /** Rounded down: 100 % is 100 %. */
  private static String share(CoverageLine line) {
    BigDecimal held = BigDecimal.valueOf(held(line).toNanos());
    BigDecimal watched = BigDecimal.valueOf(line.coverage().of(Quality.MONITORED).toNanos());
    return Words.percent(watched.divide(held, 6, RoundingMode.FLOOR));
  }

  /** Every interval in which one was not watched. */
  List<String> unwatched() {
    return gappy().stream()
        .flatMap(
            line ->
                line.coverage().unwatched().stream()
                    .map(interval -> shown(line.positionKey(), interval)))
        .toList();
  }

  private static String shown(String positionKey, Interval interval) {
    return "%s to %s %s %s, %s"
        .formatted(
            Words.time(interval.from()),
            Words.time(interval.to()),
            interval.quality(),
            shown(interval.length()),
            positionKey);
  }

  /** From one instant to a later one. */
  static String shown(Instant from, Instant to) {
    return shown(Duration.between(from, to));
  }

  private static String shown(Duration duration) {
    return "%s h %s min".formatted(duration.toHours(), duration.toMinutesPart())
        + (duration.toSecondsPart() == 0 ? "" : " " + duration.toSecondsPart() + " s");
  }
}
