package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.domain.quantity.InstrumentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Judges records of topics as rows of files are judged: by their cells, by what is known of venues
 * and instruments, by the rows of their partition before them.
 */
public final class TopicIntake {
  private final MarkFormat marks;
  private final KnownInstruments known;
  private final Duration allowedLateness;

  /** An intake. */
  public TopicIntake(MarkBasis basis, KnownInstruments known, Duration allowedLateness) {
    this.marks = new MarkFormat(basis);
    this.known = known;
    this.allowedLateness = allowedLateness;
  }

  /** What became of a record. */
  public sealed interface Judgement {
    /** Its events, one or, of a bar, four; budgets and capital are at 0 and hold from the start. */
    record Accepted(List<InputEvent> events) implements Judgement {}

    /** It repeats one before. */
    record Duplicate() implements Judgement {}

    /** It is refused. */
    record Refused(RejectRow reject) implements Judgement {}
  }

  /** Judges the next record of a partition. */
  public Judgement judge(TopicRow row, RowMemory memory) throws Exception {
    Fields fields = row.fields();
    RowOrigin origin =
        new RowOrigin(row.kind(), row.partition(), row.offset(), true, row.original());
    return row.kind() == InputKind.MARKS
        ? judgeMark(fields, origin, memory)
        : judgeEvent(fields, origin, memory);
  }

  /** Instrument of an event; empty where it has none. */
  public static Optional<InstrumentId> instrumentOf(InputEvent event) {
    EventKeys keys = EventKeys.of(event);
    return keys.instrument().isEmpty()
        ? Optional.empty()
        : Optional.of(new InstrumentId(keys.venue(), keys.instrument()));
  }

  private Judgement judgeEvent(Fields fields, RowOrigin origin, RowMemory memory) throws Exception {
    EventFormat format = EventFormats.of(origin.kind());
    long at = origin.kind().isTimed() ? fields.time() : 0;
    InputEvent event = format.read(fields, origin, at);
    Refusal refusal =
        fields.refusal() == null ? EventFileReader.unknown(known, event) : fields.refusal();
    if (refusal != null) {
      return refused(origin, refusal, fields);
    }
    String subject = String.valueOf(EventKeys.of(event).subject());
    boolean late = origin.kind().isTimed() && isLate(memory, subject, at);
    return switch (event.kind()) {
      case RULE_PACKS, BUDGETS, CAPITAL, RATES, ACCOUNTS, INSURANCE_FUND, ORDER_BOOK, ADL_RANKS ->
          judgeHere(event, memory, late, fields);
      case POSITIONS, STOPS, WALLET_EVENTS, VENUE_FILLS, FUNDING, ACKNOWLEDGEMENTS ->
          event.fact() == null
              ? judgeTime(event, memory, late, fields)
              : judgeHere(event, memory, late, fields);
      case MARKS -> throw new IllegalArgumentException("marks are judged as bars");
    };
  }

  /** Of a row that nobody judges later. */
  private Judgement judgeHere(InputEvent event, RowMemory memory, boolean late, Fields fields)
      throws Exception {
    String identity = String.valueOf(EventKeys.identity(event));
    String content = EventKeys.text(event);
    String before = late ? memory.find(identity) : memory.before(identity, content);
    return judgeOnce(List.of(event), before, content, late, fields);
  }

  /** Of a row that is told to be a duplicate where it is applied. */
  private Judgement judgeTime(InputEvent event, RowMemory memory, boolean late, Fields fields)
      throws Exception {
    String identity = String.valueOf(EventKeys.identity(event));
    String content = EventKeys.text(event);
    return late && !content.equals(memory.before(identity, content))
        ? refused(event.origin(), late(event.atMicros()), fields)
        : accepted(List.of(event), memory, identity, content);
  }

  private static Judgement accepted(
      List<InputEvent> events, RowMemory memory, String identity, String content) throws Exception {
    memory.before(identity, content);
    return new Judgement.Accepted(events);
  }

  private Judgement judgeMark(Fields fields, RowOrigin origin, RowMemory memory) throws Exception {
    MarkFormat.Times times = marks.times(fields);
    String venue = fields.text("venue");
    String instrument = fields.text("instrument");
    MarkBar bar = marks.bar(fields, times);
    Refusal refusal =
        fields.refusal() == null ? Unknown.instrument(known, venue, instrument) : fields.refusal();
    if (refusal != null) {
      return refused(origin, refusal, fields);
    }
    String subject = "marks/" + venue + "/" + instrument;
    String identity = subject + "@" + bar.atMicros();
    String content = bar.toString();
    boolean late = isLate(memory, subject, bar.atMicros());
    String before = late ? memory.find(identity) : memory.before(identity, content);
    if (!late && before == null) {
      memory.isMark(identity, bar.atMicros());
    }
    return judgeOnce(cut(bar, origin, venue, instrument), before, content, late, fields);
  }

  private static List<InputEvent> cut(
      MarkBar bar, RowOrigin origin, String venue, String instrument) {
    List<InputEvent> events = new ArrayList<>();
    for (int step = bar.firstStep(); step < MarkBar.STEPS; step++) {
      RowOrigin part =
          new RowOrigin(origin.kind(), origin.file(), origin.line(), step == bar.firstStep(), null);
      events.add(
          InputEvent.of(bar.instant(step), part, new MarkRow(venue, instrument, bar.price(step))));
    }
    return events;
  }

  private Judgement judgeOnce(
      List<InputEvent> events,
      @Nullable String before,
      String content,
      boolean late,
      Fields fields) {
    RowOrigin origin = events.getFirst().origin();
    if (content.equals(before)) {
      return new Judgement.Duplicate();
    }
    RowOrigin kept =
        new RowOrigin(origin.kind(), origin.file(), origin.line(), true, fields.original());
    if (late) {
      return refused(kept, late(events.getLast().atMicros()), fields);
    }
    return before == null
        ? new Judgement.Accepted(events)
        : refused(
            kept,
            new Refusal(
                RejectCode.SEQUENCE_CONFLICT,
                "a row for the same key and time was applied before with other content"),
            fields);
  }

  private boolean isLate(RowMemory memory, String subject, long atMicros) throws Exception {
    return atMicros < memory.newest(subject, atMicros) - allowedMicros();
  }

  private long allowedMicros() {
    return TimeUnit.NANOSECONDS.toMicros(allowedLateness.toNanos());
  }

  private Refusal late(long atMicros) {
    return new Refusal(
        RejectCode.LATE,
        "time must not lie more than %s before the newest of its partition and key, was %s"
            .formatted(allowedLateness, Instants.instant(atMicros)));
  }

  private static Judgement refused(RowOrigin origin, Refusal refusal, Fields fields) {
    return new Judgement.Refused(
        new RejectRow(
            origin.file(),
            origin.line(),
            origin.kind(),
            refusal.code(),
            refusal.reason(),
            fields.original(),
            fields.occurredAtMicros()));
  }
}
