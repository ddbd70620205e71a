package io.ringfence.streaming.source;

import java.time.Duration;
import java.util.ArrayList;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

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
      List<NewTopic> missing = new ArrayList<>();
      topics.stream()
          .filter(topic -> !there.contains(topic))
          .forEach(topic -> missing.add(new NewTopic(topic, partitions, ONE_COPY)));
      admin.createTopics(missing).all().get();
      awaitLeaders(admin, missing);
    }
  }

  /** Asks each partition where it ends, again while a topic is not known or nobody leads there. */
  private static void awaitLeaders(Admin admin, List<NewTopic> created)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : created) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
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
