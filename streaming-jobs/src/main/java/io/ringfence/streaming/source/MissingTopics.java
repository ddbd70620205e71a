package io.ringfence.streaming.source;

import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

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
    for (KafkaFuture<Void> created : admin.createTopics(wanted).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }
}
