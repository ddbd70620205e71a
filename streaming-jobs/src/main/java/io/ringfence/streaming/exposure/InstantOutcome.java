package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.Outcome;
import io.ringfence.domain.position.PositionEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the events of one instant.
 *
 * @param event the event as it came
 * @param outcome what became of it
 */
record InstantOutcome(InputEvent event, Outcome outcome) {
  /** Applies events of one instant, already in order, to a book. */
  static List<InstantOutcome> apply(List<InputEvent> events, InstrumentBook book) {
    FundingOfInstant fundings = new FundingOfInstant();
    List<InstantOutcome> outcomes = new ArrayList<>(events.size());
    for (InputEvent event : events) {
      outcomes.add(new InstantOutcome(event, apply(DomainEvents.of(event), book, fundings)));
    }
    return outcomes;
  }

  private static Outcome apply(
      PositionEvent event, InstrumentBook book, FundingOfInstant fundings) {
    return switch (event) {
      case PositionEvent.FundingSettled funding -> {
        Outcome judged = fundings.judge(funding);
        Outcome outcome = judged == null ? book.apply(funding) : judged;
        if (outcome instanceof Outcome.Applied) {
          fundings.settled(funding);
        }
        yield outcome;
      }
      case PositionEvent.MarkUpdate mark -> book.apply(mark);
      case PositionEvent.RulesChanged changed -> book.apply(changed);
      case PositionEvent.Sequenced sequenced -> book.apply(sequenced);
    };
  }
}
