package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.RealisedRow;
import io.ringfence.domain.budget.RealisedState;
import java.time.LocalDate;

/**
 * What a node has realised in one asset, in keyed state.
 *
 * @param settlementAsset the asset
 * @param sinceStart since the start of the run
 * @param sinceDayCut since the cut that began the day
 * @param day the day, ISO-8601, named by the local date of the cut that began it
 */
public record StoredRealised(
    String settlementAsset, RealisedRow sinceStart, RealisedRow sinceDayCut, String day) {
  static StoredRealised of(RealisedState state) {
    return new StoredRealised(
        state.settlementAsset(),
        Contributions.realised(state.sinceStart()),
        Contributions.realised(state.sinceDayCut()),
        state.day().toString());
  }

  RealisedState restored() {
    return new RealisedState(
        settlementAsset,
        Contributions.realised(sinceStart),
        Contributions.realised(sinceDayCut),
        LocalDate.parse(day));
  }
}
