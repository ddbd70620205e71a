package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.intake.BudgetTimes;
import io.ringfence.streaming.intake.InputFileException;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.TopicIntake;
import io.ringfence.streaming.intake.TopicIntake.Judgement;
import io.ringfence.streaming.intake.TopicRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics once before the job, as files are read once: when the run begins and ends, which
 * venues it needs, and a digest of what it is computed from.
 */
public final class TopicScan {
  private final Topics topics;
  private final IntakeSpec spec;
  private final Function<List<String>, KnownInstruments> known;
  private final LongSummaryStatistics market = new LongSummaryStatistics();
  private final LongSummaryStatistics all = new LongSummaryStatistics();
  private final Set<InstrumentId> instruments = new TreeSet<>();
  private final Map<String, MessageDigest> digests = new TreeMap<>();
  private final Map<String, HeapMemory> memories = new HashMap<>();
  private final List<InputEvent> budgets = new ArrayList<>();
  private long received;

  /**
   * A scan.
   *
   * @param known venues and instruments there are with the documents of rule packs
   */
  public TopicScan(Topics topics, IntakeSpec spec, Function<List<String>, KnownInstruments> known) {
    this.topics = topics;
    this.spec = spec;
    this.known = known;
  }

  /**
   * What the scan found.
   *
   * @param range what was read
   * @param facts of the run
   * @param instruments that have events
   * @param rulePacks documents of the rule packs that were taken
   * @param digest over every record of every partition
   */
  public record Found(
      TopicRange range,
      ReplayFacts facts,
      Set<InstrumentId> instruments,
      List<String> rulePacks,
      String digest) {}

  /**
   * Reads up to the present end, or up to an end fixed before.
   *
   * @throws InputFileException where nothing can be played or the topics cannot be read
   */
  public Found read(@Nullable TopicRange fixed) throws Exception {
    try (TopicReading reading = new TopicReading(topics)) {
      TopicRange range = fixed == null ? reading.present() : fixed;
      List<String> packs = new PackScan(topics, spec, known).read(reading, range);
      TopicIntake intake = intake(packs);
      TopicDeserializer rows = new TopicDeserializer(topics, spec.basis(), null);
      reading.read(range, record -> see(rows.row(record), intake));
      return found(range, packs);
    }
  }

  private TopicIntake intake(List<String> packs) {
    return new TopicIntake(spec.basis(), known.apply(packs), spec.allowedLateness());
  }

  private void see(TopicRow row, TopicIntake intake) throws Exception {
    if (row.heartbeat()) {
      return;
    }
    received++;
    MessageDigest digest = digests.get(row.partition());
    if (digest == null) {
      digest = MessageDigest.getInstance("SHA-256");
      digests.put(row.partition(), digest);
    }
    digest.update((row.original() + "\n").getBytes(StandardCharsets.UTF_8));
    HeapMemory memory = memories.computeIfAbsent(row.partition(), _ -> HeapMemory.empty());
    if (intake.judge(row, memory) instanceof Judgement.Accepted(var events)) {
      events.forEach(this::see);
    }
  }

  private void see(InputEvent event) {
    switch (event.kind()) {
      case MARKS, FUNDING -> market.accept(event.atMicros());
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
      case BUDGETS -> budgets.add(event);
      case RULE_PACKS, CAPITAL -> {}
    }
    if (event.kind().isTimed()) {
      TopicIntake.instrumentOf(event).ifPresent(instruments::add);
    }
  }

  private Found found(TopicRange range, List<String> packs) throws Exception {
    all.combine(market);
    if (all.getCount() == 0) {
      throw new InputFileException("nothing to replay: no record of the topics could be read");
    }
    ReplayFacts facts =
        new ReplayFacts(
            all.getMin(),
            BudgetTimes.last(all.getMax(), budgets),
            Math.min(market.getMin(), all.getMax()),
            received,
            BudgetTimes.scopes(budgets));
    MessageDigest whole = MessageDigest.getInstance("SHA-256");
    digests.forEach(
        (partition, digest) -> {
          whole.update((partition + "\n").getBytes(StandardCharsets.UTF_8));
          whole.update(digest.digest());
        });
    return new Found(
        range, facts, Set.copyOf(instruments), packs, HexFormat.of().formatHex(whole.digest()));
  }
}
