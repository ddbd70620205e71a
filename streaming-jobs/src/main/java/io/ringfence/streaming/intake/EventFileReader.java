package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RowOrigin;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files of everything but marks into events. */
final class EventFileReader {
  private final IntakeSpec spec;
  private final KnownInstruments known;
  private final Gathered gathered;
  private final Sieve sieve = new Sieve();

  EventFileReader(IntakeSpec spec, KnownInstruments known, Gathered gathered) {
    this.spec = spec;
    this.known = known;
    this.gathered = gathered;
  }

  void read(InputFile file, FileCounts counts) throws IOException {
    EventFormat format = EventFormats.of(file.kind());
    Lateness lateness = new Lateness(spec.allowedLateness());
    try (CsvReader reader = new CsvReader(file)) {
      FileColumns.of(file.kind()).check(file, reader.header()).ifPresent(gathered::warn);
      for (CsvRow row = reader.next(); row != null; row = reader.next()) {
        Fields fields = new Fields(reader.header(), row);
        long at = file.kind().isTimed() ? fields.time() : 0;
        if (!isOutside(file.kind(), fields, at)) {
          counts.received();
          RowOrigin origin =
              new RowOrigin(file.kind(), file.name(), row.line(), true, row.original());
          judge(fields, format.read(fields, origin, at), lateness, counts);
        }
      }
    }
  }

  /** Reads a file that is one document, a rule pack: the whole of it is its first row. */
  void readDocument(InputFile file, FileCounts counts) throws IOException {
    String text = TextFiles.text(file.path());
    CsvHeader header = new CsvHeader(file.name(), List.of(RulePackFormat.DOCUMENT));
    Fields fields = new Fields(header, new CsvRow(1, text, List.of(text), null));
    counts.received();
    RowOrigin origin = new RowOrigin(file.kind(), file.name(), 1, true, text);
    InputEvent event = EventFormats.of(file.kind()).read(fields, origin, 0);
    judge(fields, event, new Lateness(spec.allowedLateness()), counts);
  }

  private boolean isOutside(InputKind kind, Fields fields, long at) {
    return kind == InputKind.FUNDING && fields.refusal() == null && !spec.window().contains(at);
  }

  private void judge(Fields fields, InputEvent event, Lateness lateness, FileCounts counts) {
    Refusal refusal = fields.refusal() == null ? unknown(known, event) : fields.refusal();
    if (refusal != null) {
      gathered.refuse(event.origin(), refusal, fields.occurredAtMicros());
      return;
    }
    switch (sieve.judge(event, lateness)) {
      case Sieve.Verdict.Accepted _ -> gathered.accept(event);
      case Sieve.Verdict.Duplicate _ -> counts.duplicate();
      case Sieve.Verdict.Refused(Refusal late) ->
          gathered.refuse(event.origin(), late, fields.occurredAtMicros());
    }
  }

  /** Why the venue or instrument of an event is none that is known; null where it is. */
  static @Nullable Refusal unknown(KnownInstruments known, InputEvent event) {
    EventKeys keys = EventKeys.of(event);
    return switch (event.kind()) {
      case RULE_PACKS, RATES, BUDGETS, CAPITAL, ACKNOWLEDGEMENTS -> null;
      case ACCOUNTS, INSURANCE_FUND -> Unknown.venue(known, keys.venue());
      case ORDER_BOOK, ADL_RANKS, POSITIONS, STOPS, WALLET_EVENTS, VENUE_FILLS, FUNDING, MARKS ->
          Unknown.instrument(known, keys.venue(), keys.instrument());
    };
  }
}
