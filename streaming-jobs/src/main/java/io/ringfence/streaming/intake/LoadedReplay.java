package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.domain.quantity.InstrumentId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a replay in memory, ready to be played from the start. */
public final class LoadedReplay {
  private final IntakeSpec spec;
  private final Gathered gathered;
  private final MarkStore marks;
  private final List<InputEvent> events;
  private final ReplayFacts facts;

  LoadedReplay(IntakeSpec spec, Gathered gathered, MarkStore marks) {
    this.spec = spec;
    this.gathered = gathered;
    this.marks = marks;
    this.facts = gatherFacts();
    this.events = ordered();
  }

  private ReplayFacts gatherFacts() {
    LongSummaryStatistics market = new LongSummaryStatistics();
    LongSummaryStatistics all = new LongSummaryStatistics();
    marks.all().forEach(series -> series.addInstants(spec.window(), market));
    for (InputEvent event : gathered.events()) {
      switch (event.kind()) {
        case FUNDING -> market.accept(event.atMicros());
        case RATES,
            ACCOUNTS,
            INSURANCE_FUND,
            ORDER_BOOK,
            ADL_RANKS,
            POSITIONS,
            STOPS,
            WALLET_EVENTS,
            VENUE_FILLS,
            ACKNOWLEDGEMENTS ->
            all.accept(event.atMicros());
        case RULE_PACKS, BUDGETS, CAPITAL, MARKS -> {}
      }
    }
    all.combine(market);
    if (all.getCount() == 0) {
      throw new InputFileException(
          "nothing to replay: no row of the files could be read and lies in the window");
    }
    return new ReplayFacts(
        all.getMin(),
        BudgetTimes.last(all.getMax(), gathered.events()),
        Math.min(market.getMin(), all.getMax()),
        received(),
        BudgetTimes.scopes(gathered.events()));
  }

  private long received() {
    return gathered.rows();
  }

  /** Everything but marks in order; what speaks of no time holds from the first event on. */
  private List<InputEvent> ordered() {
    return gathered.events().stream()
        .map(event -> BudgetTimes.placed(event, facts.firstMicros()))
        .sorted(ReplayOrder.COMPARATOR)
        .toList();
  }

  /** What is known of the replay as a whole. */
  public ReplayFacts facts() {
    return facts;
  }

  /** Instruments that have events. */
  public Set<InstrumentId> instruments() {
    Set<InstrumentId> instruments = new TreeSet<>();
    marks.all().forEach(series -> add(series.venue(), series.instrument(), instruments));
    events.stream()
        .map(EventKeys::of)
        .forEach(keys -> add(keys.venue(), keys.instrument(), instruments));
    return instruments;
  }

  private static void add(String venue, String instrument, Set<InstrumentId> instruments) {
    if (!instrument.isEmpty()) {
      instruments.add(new InstrumentId(venue, instrument));
    }
  }

  /** What somebody who reads the files carefully would remark, one line each. */
  public List<String> warnings() {
    return List.copyOf(gathered.warnings());
  }

  /**
   * Everything that was read: counts and refused rows first, then the events in the order of a
   * replay. Every call begins anew and gives the same.
   */
  public Iterator<IntakeRecord> records() {
    List<Iterator<InputEvent>> sequences = new ArrayList<>();
    sequences.add(events.iterator());
    marks
        .all()
        .forEach(series -> sequences.add(new MarkCursor(series, spec.files(), spec.window())));
    EventMerge merged = new EventMerge(sequences);
    Stream<IntakeRecord> before =
        Stream.concat(
            gathered.counts().stream().map(IntakeRecord::of),
            gathered.rejects().stream().map(IntakeRecord::of));
    return new Iterator<>() {
      private final Iterator<IntakeRecord> first = before.iterator();

      @Override
      public boolean hasNext() {
        return first.hasNext() || merged.hasNext();
      }

      @Override
      public IntakeRecord next() {
        return first.hasNext() ? first.next() : IntakeRecord.of(merged.next());
      }
    };
  }
}
