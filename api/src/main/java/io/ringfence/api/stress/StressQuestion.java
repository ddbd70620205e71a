package io.ringfence.api.stress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of stress as it is put: the same question has the same answer for ever once its
 * knowledge is fixed.
 *
 * @param view the question
 * @param node node whose positions are asked about
 * @param run the run
 * @param asOf instant it is asked about
 * @param asKnown facts recorded later are left out; null: none is
 */
record StressQuestion(
    String view, String node, String run, Instant asOf, @Nullable Instant asKnown) {
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--stress",
                view,
                "--json",
                "--run-id",
                run,
                "--node",
                node,
                "--as-of",
                asOf.toString()));
    if (asKnown != null) {
      arguments.addAll(List.of("--as-known", asKnown.toString()));
    }
    return arguments;
  }
}
