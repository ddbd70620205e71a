package io.ringfence.streaming.source;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics: a broker of this system makes none by itself, so that no typing error does. */
public final class MissingTopics {
  private static final short ONE_COPY = 1;
  private static final Duration LEADER_LIMIT = Duration.ofMinutes(2);
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);

  private MissingTopics() {}

  /**
   * Creates those that are not there and waits until their partitions' leaders answer: a broker
   * names a leader before that leader has opened its log, and a producer that writes in between may
   * have a later batch taken before an earlier one, which then never fits.
   *
   * @param bootstrapServers where the broker answers
   * @param partitions of a created topic
   */
  public static void create(String bootstrapServers, Collection<String> topics, int partitions)
      throws ExecutionException, InterruptedException {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    try (Admin admin = Admin.create(properties)) {
      Set<String> there = admin.listTopics().names().get();
      create(admin, topics.stream().filter(topic -> !there.contains(topic)).toList(), partitions);
    }
  }

  /**
   * Creates topics; one that somebody else creates at the same time is there as well.
   *
   * @param missing those that were not there
   * @param partitions of a created topic
   */
  public static void create(Admin admin, Collection<String> missing, int partitions)
      throws ExecutionException, InterruptedException {
    List<NewTopic> wanted =
        missing.stream().map(topic -> new NewTopic(topic, partitions, ONE_COPY)).toList();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<Void>> created :
        admin.createTopics(wanted).values().entrySet()) {
      // Of a topic of somebody else only the first partition is sure to be there.
      int sure = isNew(created.getValue()) ? partitions : 1;
      for (int partition = 0; partition < sure; partition++) {
        ends.put(new TopicPartition(created.getKey(), partition), OffsetSpec.latest());
      }
    }
    awaitLeaders(admin, ends);
  }

  private static boolean isNew(KafkaFuture<Void> created)
      throws ExecutionException, InterruptedException {
    try {
      created.get();
      return true;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw failure;
    }
  }

  /** Asks each partition where it ends, again while a topic is not known or nobody leads there. */
  private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> ends)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + LEADER_LIMIT.toNanos();
    while (!answers(admin, ends, deadline)) {
      Thread.sleep(ASK_AGAIN);
    }
  }

  private static boolean answers(Admin admin, Map<TopicPartition, OffsetSpec> ends, long deadline)
      throws ExecutionException, InterruptedException {
    try {
      admin.listOffsets(ends).all().get();
      return true;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RetriableException && System.nanoTime() < deadline) {
        return false;
      }
      throw failure;
    }
  }
}
