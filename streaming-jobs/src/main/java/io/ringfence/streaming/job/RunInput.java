package io.ringfence.streaming.job;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.source.StreamIntake;
import java.util.List;
import java.util.Set;

/** What a run is computed from. */
interface RunInput {
  /**
   * What is known of an input once it has been read.
   *
   * @param digest of its content and the options
   * @param facts of the run
   * @param instruments that have events
   * @param warnings what was remarked about it
   * @param rules value its instruments
   * @param intake brings it into the stream
   */
  record Known(
      String digest,
      ReplayFacts facts,
      Set<InstrumentId> instruments,
      List<String> warnings,
      PackedRules rules,
      StreamIntake intake) {}

  /** Reads it once. */
  Known read();
}
