package io.ringfence.api.alert;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.errand.Errands;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.question.Asked;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.reporting.query.AcknowledgementsQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who took notice of which alert or action: what the stream has stored, and what was handed to it.
 */
@Component
final class Acknowledgements {
  /** Names a body may hold. */
  static final Set<String> NAMES = Set.of("decision", "remark", "run");

  private static final String FILE = "acknowledgements.csv";
  private static final int MOST_REMARK = 1_000;

  private final Errands errands;
  private final InstantSource clock;
  private final @Nullable AcknowledgementFile handedOver;

  /** What can be said. */
  private enum Decision {
    ACKNOWLEDGED,
    DECLINED
  }

  Acknowledgements(Errands errands, InstantSource clock) throws IOException {
    this.errands = errands;
    this.clock = clock;
    this.handedOver =
        errands.hasOffice()
            ? new AcknowledgementFile(errands.office().reports().resolve("handoff").resolve(FILE))
            : null;
  }

  /**
   * Acknowledgements of some alerts or actions: stored ones in order of time, then those on their
   * way.
   */
  List<AcknowledgementFigures> of(Asked asked, Stream<String> notices) {
    Set<String> ids = notices.filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return List.of();
    }
    List<AcknowledgementFigures> all = new ArrayList<>(stored(asked, ids));
    if (handedOver != null && asked.asKnown() == null) {
      for (AcknowledgementFigures row : handedOver.rows()) {
        if (ids.contains(row.alertId()) && all.stream().noneMatch(row::repeats)) {
          all.add(row);
        }
      }
    }
    return all;
  }

  private static List<AcknowledgementFigures> stored(Asked asked, Set<String> ids) {
    return asked
        .ask(AcknowledgementsQuery::new, rows -> rows.of(asked.runId(), asked.vantage(), ids))
        .stream()
        .map(AcknowledgementFigures::stored)
        .toList();
  }

  /**
   * Hands what somebody says to the stream.
   *
   * @param notice name of the alert or action
   * @throws ApiException when a rule of what may be said is broken
   */
  AcknowledgementFigures handOver(String notice, JsonFields fields, DeskAccess access) {
    Decision decision = fields.constant("decision", Decision.class);
    String remark = fields.optional("remark", MOST_REMARK).orElse(null);
    if (decision == Decision.DECLINED && remark == null) {
      throw JsonFields.refused("remark must say why it is declined");
    }
    return handOver(
        new AcknowledgementFigures(
            notice,
            access.caller(),
            decision.name().toLowerCase(Locale.ROOT),
            remark,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            AcknowledgementFigures.State.PENDING));
  }

  private AcknowledgementFigures handOver(AcknowledgementFigures row) {
    errands.office();
    try {
      return Objects.requireNonNull(handedOver, "an office has a hand-off").add(row);
    } catch (IOException e) {
      throw new UncheckedIOException("an acknowledgement cannot be handed over", e);
    }
  }
}
