package io.ringfence.streaming.job;

import io.ringfence.domain.stress.GapTable;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.terms.RunTerms;
import io.ringfence.streaming.terms.StaleAfter;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What decides the result of a run beside the content of its files.
 *
 * @param spec files, window, basis of marks, lateness
 * @param snapshotInterval interval of snapshots
 * @param live whether it runs on live data and not as a simulation
 * @param staleAfter age from which a mark or a rate is stale
 * @param gapShocks how far marks gap against nodes, as {@link GapTable} reads them
 */
record ReplayOptions(
    IntakeSpec spec,
    Duration snapshotInterval,
    boolean live,
    StaleAfter staleAfter,
    List<String> gapShocks) {
  ReplayOptions {
    if (snapshotInterval.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(
          "snapshot interval must be at least PT0.001S, was " + snapshotInterval);
    }
    gapShocks = gapShocks.stream().sorted().toList();
    var _ = GapTable.of(gapShocks);
  }

  /**
   * The terms of a run with them.
   *
   * @param scopes parts of nodes that budgets are measured on
   */
  RunTerms terms(List<String> scopes) {
    return new RunTerms(live, staleAfter, scopes, WallClock.SYSTEM, gapShocks);
  }

  /** The options as JSON, keys in alphabetical order: one text for one choice. */
  String json() {
    ReplayWindow window = spec.window();
    StringJoiner json =
        new StringJoiner(",", "{", "}")
            .add("\"allowedLateness\":\"" + spec.allowedLateness() + "\"")
            .add("\"from\":" + time(window.fromMicros()));
    // What is usual is not said: what was begun before there was more goes on under the same text.
    if (!gapShocks.isEmpty()) {
      json.add("\"gapShocks\":\"" + String.join(" ", gapShocks) + "\"");
    }
    json.add("\"live\":" + live);
    if (!staleAfter.rates().equals(StaleAfter.usual(live).rates())) {
      json.add("\"ratesStaleAfter\":\"" + staleAfter.rates() + "\"");
    }
    return json.add("\"snapshotInterval\":\"" + snapshotInterval + "\"")
        .add("\"staleAfter\":\"" + staleAfter.standard() + "\"")
        .add("\"staleAfterOwn\":\"" + staleAfter.own() + "\"")
        .add("\"to\":" + time(window.toMicros()))
        .add(
            "\"useLastAsMark\":"
                + switch (spec.basis()) {
                  case MARK -> false;
                  case LAST -> true;
                })
        .toString();
  }

  private static String time(@Nullable Long micros) {
    return micros == null ? "null" : "\"" + Instants.instant(micros) + "\"";
  }
}
