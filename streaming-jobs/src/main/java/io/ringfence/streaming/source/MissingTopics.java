package io.ringfence.streaming.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates topics: a broker of this system makes none by itself, so that no typing error does. */
public final class MissingTopics {
  private static final short ONE_COPY = 1;

  private MissingTopics() {}

  /**
   * Creates those that are not there.
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
    }
  }
}
