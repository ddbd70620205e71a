package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.InputFileException;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;

/**
 * Looks at topics that are to be followed, without reading them whole.
 *
 * @param topics the topics
 * @param spec how they are read
 * @param known venues and instruments there are with the documents of rule packs
 */
public record FollowScan(
    Topics topics, IntakeSpec spec, Function<List<String>, KnownInstruments> known) {
  private static final long FIRST_RECORDS = 200;

  /**
   * Where topics are followed from.
   *
   * @param range what was there
   * @param firstMicros earliest instant the first records of the partitions speak of, epoch
   *     microseconds, not after now; empty: none speaks of one yet
   * @param rulePacks documents of the rule packs that were taken
   */
  public record Start(TopicRange range, OptionalLong firstMicros, List<String> rulePacks) {}

  /** What the topics hold. */
  public Start start() throws Exception {
    try (TopicReading reading = new TopicReading(topics)) {
      TopicRange range = reading.present();
      List<String> packs = new PackScan(topics, spec, known).read(reading, range);
      return new Start(range, first(reading, range), packs);
    }
  }

  private OptionalLong first(TopicReading reading, TopicRange range) throws Exception {
    LongSummaryStatistics told = new LongSummaryStatistics();
    TopicDeserializer rows = new TopicDeserializer(topics, spec.basis(), null);
    reading.read(
        range.first(FIRST_RECORDS),
        record -> {
          Long at = rows.row(record).atMicros();
          if (at != null) {
            told.accept(at);
          }
        });
    return told.getCount() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.min(told.getMin(), Instants.micros(Instant.now())));
  }

  /**
   * The documents of the rule packs that are there now and are taken; empty where the broker cannot
   * be asked at the moment.
   */
  public Optional<List<String>> rulePacks() throws Exception {
    try (TopicReading reading = new TopicReading(topics)) {
      return Optional.of(new PackScan(topics, spec, known).read(reading, reading.present()));
    } catch (KafkaException | InputFileException notNow) {
      return Optional.empty();
    }
  }
}
