package io.ringfence.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What is approved reaches a real broker once, in order, whenever that comes up. */
class HandOffTopicTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final TopicPartition EVENTS = new TopicPartition("test.hand-offs", 0);

  @TempDir Path folder;

  private final Clock clock = Clock.systemUTC();

  private EvidenceFolder evidence() {
    return new EvidenceFolder(folder.resolve("proposals"));
  }

  private HandOffs handOffs() {
    return new HandOffs(evidence(), clock);
  }

  private void approve(String name) throws IOException {
    ProposalLedger ledger = new ProposalLedger(evidence(), clock);
    String payload = "{\"name\":\"" + name + "\"}";
    String hash = Sha256.hex(payload);
    Actor maker = new Actor("P-1", Optional.empty());
    Actor checker = new Actor("P-2", Optional.empty());
    ProposalLedger.Held made =
        ledger.make(
            new ProposalLedger.About(
                "reallocation", "firm/a", "account", Sha256.hex(name), Sha256.hex(payload)),
            payload,
            at ->
                new ProposalStep.Proposed(at, maker, hash, "test", at.plus(Duration.ofHours(24))));
    ProposalLedger.Held held =
        ledger.take(made.id(), at -> new ProposalStep.Approved(at, checker, hash, ""));
    handOffs().complete(List.of(held), _ -> Optional.of(new HandOffs.Sent("moves.json", payload)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void eventsWaitForTheBrokerAndComeOnceInOrderOverARestart() throws Exception {
    int port = freePort();
    HandOffBroker broker = new HandOffBroker("127.0.0.1:" + port, "test.");
    approve("first");
    try (HandOffTopic early = new HandOffTopic(handOffs(), broker)) {
      early.nudge();
      assertThat(evidence().path().resolve("handoff.sent")).doesNotExist();
      isBehind(early);
    }
    try (BrokerProcess running = BrokerProcess.start(folder.resolve("kafka"), port)) {
      assertThat(running.isAlive()).isTrue();
      try (HandOffTopic topic = new HandOffTopic(handOffs(), broker)) {
        awaitSent("1");
        approve("second");
        topic.nudge();
        awaitSent("2");
        assertThat(new HandOffHealth(topic, later()).health().getStatus()).isEqualTo(Status.UP);
      }
      approve("third");
      try (HandOffTopic again = new HandOffTopic(handOffs(), broker)) {
        again.nudge();
        awaitSent("3");
      }
      List<ConsumerRecord<String, String>> events = read(broker);
      assertThat(events).extracting(ConsumerRecord::key).containsExactly("P-1", "P-2", "P-3");
      assertThat(events)
          .extracting(ConsumerRecord::value)
          .containsExactly("{\"name\":\"first\"}", "{\"name\":\"second\"}", "{\"name\":\"third\"}");
      assertThat(header(events.get(1), "number")).isEqualTo("2");
      assertThat(header(events.get(1), "file")).isEqualTo("000002-moves.json");
      assertThat(header(events.get(1), "sha256")).isEqualTo(Sha256.hex(events.get(1).value()));
    }
  }

  /** A minute from now what waits waits too long; a moment ago it was on its way. */
  private void isBehind(HandOffTopic topic) {
    assertThat(new HandOffHealth(topic, clock).health().getStatus()).isEqualTo(Status.UP);
    Health behind = new HandOffHealth(topic, later()).health();
    assertThat(behind.getStatus()).isEqualTo(Status.DOWN);
    assertThat(behind.getDetails()).containsEntry("waiting", 1);
    assertThat(behind.getDetails().get("reason"))
        .asString()
        .startsWith("1 must go to the broker, the oldest since ");
  }

  private Clock later() {
    return Clock.offset(clock, Duration.ofMinutes(1));
  }

  private void awaitSent(String number) throws Exception {
    Path sent = evidence().path().resolve("handoff.sent");
    Instant limit = Instant.now().plus(LIMIT);
    while (!Files.exists(sent) || !Files.readString(sent).strip().equals(number)) {
      assertThat(Instant.now()).as("hand-off " + number + " is sent").isBefore(limit);
      Thread.sleep(20);
    }
  }

  private static List<ConsumerRecord<String, String>> read(HandOffBroker broker) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", broker.bootstrapServers());
    List<ConsumerRecord<String, String>> events = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(EVENTS));
      consumer.seekToBeginning(List.of(EVENTS));
      long end = consumer.endOffsets(List.of(EVENTS)).getOrDefault(EVENTS, 0L);
      while (consumer.position(EVENTS) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(events::add);
      }
    }
    return events;
  }

  private static String header(ConsumerRecord<String, String> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
