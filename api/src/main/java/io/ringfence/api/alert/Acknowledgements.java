package io.ringfence.api.alert;

import io.ringfence.api.errand.Errands;
import io.ringfence.api.question.Asked;
import io.ringfence.reporting.query.AcknowledgementsQuery;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who took notice of which alert: what the stream has stored, and what was handed to it. */
@Component
final class Acknowledgements {
  private static final String FILE = "acknowledgements.csv";

  private final Errands errands;
  private final @Nullable AcknowledgementFile handedOver;

  Acknowledgements(Errands errands) throws IOException {
    this.errands = errands;
    this.handedOver =
        errands.hasOffice()
            ? new AcknowledgementFile(errands.office().reports().resolve("handoff").resolve(FILE))
            : null;
  }

  /** Acknowledgements of some alerts, in order of time. */
  List<AcknowledgementFigures> of(Asked asked, List<AlertsBetweenQuery.Row> alerts) {
    Set<String> ids =
        alerts.stream()
            .map(AlertsBetweenQuery.Row::id)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return List.of();
    }
    List<AcknowledgementFigures> all = new ArrayList<>(stored(asked));
    all.removeIf(row -> !ids.contains(row.alertId()));
    if (handedOver != null && asked.asKnown() == null) {
      for (AcknowledgementFigures row : handedOver.rows()) {
        if (ids.contains(row.alertId()) && all.stream().noneMatch(row::repeats)) {
          all.add(row);
        }
      }
    }
    return all;
  }

  private static List<AcknowledgementFigures> stored(Asked asked) {
    return asked
        .ask(AcknowledgementsQuery::new, rows -> rows.upTo(asked.runId(), asked.vantage()))
        .stream()
        .map(AcknowledgementFigures::stored)
        .toList();
  }

  /** Hands one to the stream. */
  AcknowledgementFigures handOver(AcknowledgementFigures row) {
    errands.office();
    try {
      return Objects.requireNonNull(handedOver, "an office has a hand-off").add(row);
    } catch (IOException e) {
      throw new UncheckedIOException("an acknowledgement cannot be handed over", e);
    }
  }
}
