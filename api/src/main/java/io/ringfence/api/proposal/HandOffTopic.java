package io.ringfence.api.proposal;

import io.ringfence.reporting.evidence.HandOffs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was handed off to a topic as well: each file as an event under its proposal, in the
 * order of their numbers. Nobody waits for the broker; while it is away the files wait, over a
 * restart, too. An event may come twice after a crash: its number says so.
 */
final class HandOffTopic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HandOffTopic.class);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final String PATIENCE_MILLIS = "10000";

  private final HandOffs handOffs;
  private final HandOffBroker broker;
  private final Path sent;
  private final ScheduledExecutorService sender =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hand-offs").factory());
  private @Nullable KafkaProducer<String, String> producer;
  private volatile String complaint = "";

  HandOffTopic(HandOffs handOffs, HandOffBroker broker) {
    this.handOffs = handOffs;
    this.broker = broker;
    this.sent = handOffs.folder().path().resolve("handoff.sent");
    sender.scheduleWithFixedDelay(this::look, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** There may be something new. */
  void nudge() {
    sender.execute(this::look);
  }

  /**
   * What waits for the broker.
   *
   * @param waiting how many
   * @param oldest since when the first of them waits; null: none does
   * @param complaint why; empty: nothing was tried that failed
   */
  record Backlog(int waiting, @Nullable Instant oldest, String complaint) {}

  /** What waits now. */
  Backlog backlog() {
    try {
      List<HandOffs.HandOff> rest = rest();
      return new Backlog(rest.size(), rest.isEmpty() ? null : rest.getFirst().at(), complaint);
    } catch (IOException e) {
      throw new UncheckedIOException("hand-offs cannot be read", e);
    }
  }

  private List<HandOffs.HandOff> rest() throws IOException {
    long last = lastSent();
    return handOffs.all().stream().filter(it -> it.number() > last).toList();
  }

  private void look() {
    try {
      for (HandOffs.HandOff one : rest()) {
        send(one);
        remember(one.number());
      }
      complaint = "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void send(HandOffs.HandOff one)
      throws IOException, ExecutionException, InterruptedException {
    ProducerRecord<String, String> event =
        new ProducerRecord<>(broker.topic(), one.proposal(), handOffs.text(one));
    header(event, "number", Long.toString(one.number()));
    header(event, "file", one.file());
    header(event, "sha256", one.sha256());
    producer().send(event).get();
  }

  private static void header(ProducerRecord<String, String> event, String name, String value) {
    event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** One that sends in order and does not double what it sends again. */
  private KafkaProducer<String, String> producer() throws ExecutionException, InterruptedException {
    KafkaProducer<String, String> open = producer;
    if (open == null) {
      createTopic();
      Properties properties = properties();
      properties.put("acks", "all");
      properties.put("enable.idempotence", "true");
      properties.put("max.block.ms", PATIENCE_MILLIS);
      properties.put("request.timeout.ms", PATIENCE_MILLIS);
      properties.put("delivery.timeout.ms", "30000");
      open = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
      producer = open;
    }
    return open;
  }

  private void createTopic() throws ExecutionException, InterruptedException {
    Properties properties = properties();
    properties.put("default.api.timeout.ms", PATIENCE_MILLIS);
    properties.put("request.timeout.ms", PATIENCE_MILLIS);
    try (Admin admin = Admin.create(properties)) {
      NewTopic topic = new NewTopic(broker.topic(), Optional.of(1), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", broker.bootstrapServers());
    properties.put("reconnect.backoff.max.ms", "2000");
    return properties;
  }

  private long lastSent() throws IOException {
    return Files.exists(sent) ? Long.parseLong(Files.readString(sent).strip()) : 0;
  }

  /** There as a whole or as it was. */
  private void remember(long number) throws IOException {
    Path part = sent.resolveSibling("handoff.sent.part");
    Files.writeString(part, number + "\n");
    Files.move(part, sent, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Once for each reason: it is tried again every few seconds. */
  private void complain(String reason) {
    if (!reason.equals(complaint)) {
      complaint = reason;
      LOG.warn("hand-offs wait for {}: {}", broker.bootstrapServers(), reason);
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
    try {
      sender.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    KafkaProducer<String, String> open = producer;
    if (open != null) {
      try {
        open.close(Duration.ZERO);
      } catch (KafkaException e) {
        LOG.debug("the producer did not close", e);
      }
    }
  }
}
