package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.intake.BudgetTimes;
import io.ringfence.streaming.intake.InputFileException;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.RowMemory;
import io.ringfence.streaming.intake.TopicIntake;
import io.ringfence.streaming.intake.TopicIntake.Judgement;
import io.ringfence.streaming.intake.TopicRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics once before the job, as files are read once: when the run begins and ends, which
 * venues it needs, and a digest of what it is computed from.
 */
public final class TopicScan {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Topics topics;
  private final IntakeSpec spec;
  private final TopicIntake intake;
  private final LongSummaryStatistics market = new LongSummaryStatistics();
  private final LongSummaryStatistics all = new LongSummaryStatistics();
  private final Set<InstrumentId> instruments = new TreeSet<>();
  private final Map<String, MessageDigest> digests = new TreeMap<>();
  private final Map<String, HeapMemory> memories = new HashMap<>();
  private final List<InputEvent> budgets = new ArrayList<>();
  private long received;

  /** A scan. */
  public TopicScan(Topics topics, IntakeSpec spec, KnownInstruments known) {
    this.topics = topics;
    this.spec = spec;
    this.intake = new TopicIntake(spec.basis(), known, spec.allowedLateness());
  }

  /**
   * What the scan found.
   *
   * @param range what was read
   * @param facts of the run
   * @param instruments that have events
   * @param digest over every record of every partition
   */
  public record Found(
      TopicRange range, ReplayFacts facts, Set<InstrumentId> instruments, String digest) {}

  private record HeapMemory(Map<String, Long> newest, Map<String, String> contents)
      implements RowMemory {
    @Override
    public long newest(String subject, long atMicros) {
      return newest.merge(subject, atMicros, Math::max);
    }

    @Override
    public @Nullable String before(String identity, String content) {
      return contents.putIfAbsent(identity, content);
    }

    @Override
    public @Nullable String find(String identity) {
      return contents.get(identity);
    }
  }

  /**
   * Reads up to the present end, or up to an end fixed before.
   *
   * @throws InputFileException where nothing can be played or the topics cannot be read
   */
  public Found read(@Nullable TopicRange fixed) throws Exception {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      TopicRange range = fixed == null ? present(consumer, partitions) : fixed;
      TopicDeserializer rows = new TopicDeserializer(topics, spec.basis());
      readTo(consumer, range, rows);
      return found(range);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", topics.bootstrapServers());
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics.all()) {
      consumer
          .partitionsFor(topic)
          .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
    }
    return partitions;
  }

  private static TopicRange present(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<String, Long> ends = new TreeMap<>();
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> ends.put(partition.topic() + "/" + partition.partition(), end));
    return new TopicRange(ends);
  }

  private void readTo(
      KafkaConsumer<byte[], byte[]> consumer, TopicRange range, TopicDeserializer rows)
      throws Exception {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!isRead(consumer, range)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        TopicRow row = rows.row(record);
        if (record.offset() < range.ends().getOrDefault(row.partition(), 0L)) {
          see(row);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new InputFileException(
            "topics %s* at %s: nothing was read for %s s"
                .formatted(topics.prefix(), topics.bootstrapServers(), LONGEST_WAIT.toSeconds()));
      }
    }
  }

  private static boolean isRead(KafkaConsumer<byte[], byte[]> consumer, TopicRange range) {
    return range.ends().entrySet().stream()
        .allMatch(
            end ->
                consumer.position(
                        new TopicPartition(
                            TopicRange.topic(end.getKey()), TopicRange.number(end.getKey())))
                    >= end.getValue());
  }

  private void see(TopicRow row) throws Exception {
    received++;
    MessageDigest digest = digests.get(row.partition());
    if (digest == null) {
      digest = MessageDigest.getInstance("SHA-256");
      digests.put(row.partition(), digest);
    }
    digest.update((row.original() + "\n").getBytes(StandardCharsets.UTF_8));
    HeapMemory memory =
        memories.computeIfAbsent(
            row.partition(), _ -> new HeapMemory(new HashMap<>(), new HashMap<>()));
    if (intake.judge(row, memory) instanceof Judgement.Accepted(var events)) {
      events.forEach(this::see);
    }
  }

  private void see(InputEvent event) {
    switch (event.kind()) {
      case MARKS, FUNDING -> market.accept(event.atMicros());
      case POSITIONS, WALLET_EVENTS, ACCOUNTS -> all.accept(event.atMicros());
      case BUDGETS -> budgets.add(event);
      case CAPITAL -> {}
    }
    if (event.kind() != InputKind.BUDGETS && event.kind() != InputKind.CAPITAL) {
      TopicIntake.instrumentOf(event).ifPresent(instruments::add);
    }
  }

  private Found found(TopicRange range) throws Exception {
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
        range, facts, Set.copyOf(instruments), HexFormat.of().formatHex(whole.digest()));
  }
}
