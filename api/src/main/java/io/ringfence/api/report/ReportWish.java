package io.ringfence.api.report;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.NodeChoice;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.report.Pack;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which report somebody wants.
 *
 * @param pack {@code risk}, {@code decision} or {@code compliance}
 * @param node the node it is about
 * @param run the run
 * @param asOf instant it is to be true for
 * @param asKnown facts recorded later are left out; null: all that is known when it is made
 */
record ReportWish(String pack, String node, String run, Instant asOf, @Nullable Instant asKnown) {
  private static final Set<String> NAMES = Set.of("pack", "node", "run", "asOf", "asKnown");
  private static final int MOST_NAME = 200;

  /**
   * Reads a wish and holds it to what the caller may see.
   *
   * @throws ApiException when it breaks a rule, or node or run are none of the caller's
   */
  static ReportWish read(InputStream body, Questions questions, DeskAccess access) {
    JsonFields fields = JsonFields.read(body, NAMES);
    Pack pack = fields.constant("pack", Pack.class);
    NodePath node = NodeChoice.of(fields.optional("node", MOST_NAME).orElse(null), access);
    Asked asked =
        questions.of(
            new Moment(
                fields.instant("asOf"),
                fields.instant("asKnown"),
                fields.optional("run", MOST_NAME).orElse(null)),
            access);
    return new ReportWish(
        pack.name().toLowerCase(Locale.ROOT),
        node.toString(),
        asked.runId(),
        asked.asOf(),
        asked.asKnown());
  }

  /** Whether a caller may see the report. */
  boolean isSeenBy(DeskScope scope) {
    return NodePath.parse(node).filter(scope::covers).isPresent();
  }

  /** What reporting's program is told. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of("--run-id", run, "--pack", pack, "--node", node, "--as-of", asOf.toString()));
    if (asKnown != null) {
      arguments.addAll(List.of("--as-known", asKnown.toString()));
    }
    return arguments;
  }
}
