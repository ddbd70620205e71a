package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.intake.ReplayIntake;
import io.ringfence.streaming.source.FileStream;
import java.util.List;

/**
 * Files.
 *
 * @param options names them
 */
record FileInput(ReplayOptions options) implements RunInput {
  @Override
  public Known read() {
    List<String> packs = ReplayIntake.rulePacks(options.spec(), new PackedRules(List.of()).known());
    PackedRules rules = new PackedRules(packs);
    LoadedReplay replay = ReplayIntake.load(options.spec(), rules.known());
    return new Known(
        InputDigest.of(options),
        replay.facts(),
        replay.instruments(),
        replay.warnings(),
        rules,
        new FileStream(options.spec(), rules::known, options.snapshotInterval()));
  }
}
