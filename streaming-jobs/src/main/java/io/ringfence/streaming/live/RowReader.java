package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.TopicIntake;
import io.ringfence.streaming.intake.TopicIntake.Judgement;
import io.ringfence.streaming.intake.TopicRow;
import io.ringfence.streaming.live.RowCounts.End;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Judges rows by the code that judges those of files, and applies what they say. */
final class RowReader {
  private final TopicIntake intake;
  private final BudgetMemory memory;
  private final RowEvents events;
  private final Consumer<RejectRow> rejects;

  /** A reader; every instrument passes the judgement, for the path says why it has not one. */
  RowReader(MarkBasis basis, BudgetMemory memory, RowEvents events, Consumer<RejectRow> rejects) {
    this.intake = new TopicIntake(basis, new Everybody(), Duration.ZERO);
    this.memory = memory;
    this.events = events;
    this.rejects = rejects;
  }

  /** Reads a row; how it ended. */
  End read(TopicRow row, long nowMicros) throws Exception {
    memory.expectOnce(row.kind() == InputKind.BUDGETS || row.kind() == InputKind.RULE_PACKS);
    return switch (intake.judge(row, memory)) {
      case Judgement.Accepted(var accepted) -> apply(row, accepted, nowMicros);
      case Judgement.Duplicate _ -> End.DUPLICATE;
      case Judgement.Refused(var reject) -> {
        rejects.accept(reject);
        yield End.REJECTED;
      }
    };
  }

  /** Of a bar whose first steps are late, the rest counts. */
  private End apply(TopicRow row, List<InputEvent> accepted, long nowMicros) {
    Fate best = Fate.DUPLICATE;
    for (InputEvent event : accepted) {
      Fate fate = events.apply(event, nowMicros);
      best = best instanceof Fate.Applied ? best : fate;
    }
    return switch (best) {
      case Fate.Applied _ -> End.APPLIED;
      case Fate.Duplicate _ -> End.DUPLICATE;
      case Fate.Refused(var code, var reason) -> {
        rejects.accept(
            new RejectRow(
                row.partition(),
                row.offset(),
                row.kind(),
                code,
                reason,
                row.original(),
                row.atMicros()));
        yield End.REJECTED;
      }
    };
  }

  /** Everything is known. */
  private record Everybody() implements KnownInstruments {
    @Override
    public boolean hasVenue(String venue) {
      return true;
    }

    @Override
    public boolean hasInstrument(String venue, String instrument) {
      return true;
    }
  }
}
