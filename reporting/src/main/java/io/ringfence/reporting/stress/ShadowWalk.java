package io.ringfence.reporting.stress;

import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.report.RecordedWindows;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A shadow cross account walked over the hours that were recorded. As long as every position lives
 * isolated, so does it: it has what each has, and the free balance. So it begins with the first
 * liquidation of the account; what was liquidated stays open in it, and loses on. At the close of
 * each hour: those, and the positions that have stood as they do now since before it, with the free
 * balance of now. An hour without a mark of one of them is not counted.
 *
 * @param liquidated positions that were liquidated isolated
 * @param hours hours counted
 * @param died end of the first hour at which equity no longer exceeded the requirement; empty: none
 * @param gone positions that live isolated and would have gone with it
 */
record ShadowWalk(int liquidated, int hours, Optional<Instant> died, int gone) {
  static ShadowWalk of(Accounts account, StressFacts facts, RecordedWindows recorded) {
    List<Held> lost =
        facts.liquidated().stream()
            .filter(account::isOf)
            .flatMap(line -> Held.of(line, facts.packs()).stream())
            .toList();
    return new Walk(account, lost, recorded).to(facts.asOf());
  }

  /** The walk of one account. */
  private record Walk(Accounts account, List<Held> lost, RecordedWindows recorded) {
    ShadowWalk to(Instant asOf) {
      int counted = 0;
      for (Instant end : ends(asOf)) {
        List<Held> living =
            account.held().stream().filter(one -> one.line().row().since().isBefore(end)).toList();
        Optional<ShadowAccount> shadow = at(end, living);
        if (shadow.isPresent()) {
          counted++;
          if (shadow.orElseThrow().isLiquidated()) {
            return new ShadowWalk(lost.size(), counted, Optional.of(end), living.size());
          }
        }
      }
      return new ShadowWalk(lost.size(), counted, Optional.empty(), 0);
    }

    /** Ends of hours from the first liquidation on. */
    private TreeSet<Instant> ends(Instant asOf) {
      TreeSet<Instant> ends = new TreeSet<>();
      lost.stream()
          .map(one -> one.line().row().since())
          .min(Instant::compareTo)
          .ifPresent(
              first ->
                  lost.forEach(
                      one -> ends.addAll(hours(one).subMap(first, true, asOf, true).keySet())));
      return ends;
    }

    private NavigableMap<Instant, HourlyMarksQuery.Row> hours(Held one) {
      return recorded.of(one.line().key().instrument());
    }

    /** Empty: a mark is missing. */
    private Optional<ShadowAccount> at(Instant end, List<Held> living) {
      List<PoolPosition> then = new ArrayList<>();
      for (List<Held> some : List.of(lost, living)) {
        for (Held one : some) {
          HourlyMarksQuery.Row row = hours(one).get(end);
          if (row == null) {
            return Optional.empty();
          }
          then.add(one.position().at(row.close()));
        }
      }
      return Optional.of(new ShadowAccount(account.freeBalance().orElse(BigDecimal.ZERO), then));
    }
  }

  /** In words. */
  String inWords() {
    if (liquidated == 0) {
      return "none was liquidated in the run, so neither was it";
    }
    String after = "%s in the run, after which".formatted(Words.count(liquidated, "liquidation"));
    return died.map(
            end ->
                "%s it dies at %s UTC and takes %s along"
                    .formatted(after, Words.time(end), Words.count(gone, "living position")))
        .orElse(
            hours == 0
                ? after + " no hour is recorded"
                : "%s it lives through %s".formatted(after, Words.count(hours, "recorded hour")));
  }
}
