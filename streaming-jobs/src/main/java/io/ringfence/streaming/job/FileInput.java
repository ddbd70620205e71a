package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.intake.ReplayIntake;
import io.ringfence.streaming.source.FileStream;

/**
 * Files.
 *
 * @param options names them
 */
record FileInput(ReplayOptions options) implements RunInput {
  @Override
  public Known read() {
    LoadedReplay replay = ReplayIntake.load(options.spec(), PackedRules.known());
    return new Known(
        InputDigest.of(options),
        replay.facts(),
        replay.instruments(),
        replay.warnings(),
        new FileStream(options.spec(), PackedRules::known));
  }
}
