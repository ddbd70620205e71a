package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.incident.Cause;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentState;
import io.ringfence.domain.incident.Resolution;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.ReEntriesQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsTest {
  private static final Instant OPENED = Instant.parse("2026-03-05T09:59:00Z");
  private static final Who ANNA = Who.of("anna");

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-03-05T10:00:00Z");
  private EvidenceFolder evidence;
  private Incidents incidents;

  @BeforeEach
  void staff() throws IOException {
    evidence = new EvidenceFolder(folder.resolve("evidence"));
    incidents = new Incidents(evidence, () -> now);
    StaffRegister staff = new StaffRegister(evidence, () -> now);
    staff.grant("boss", "p-0", Set.of(Duty.GRANT), ANNA);
    staff.grant("anna", "p-1", Set.of(Duty.HANDLE), Who.of("boss"));
  }

  private static BreachesQuery.Row breach(String node, @Nullable Instant endedAt) {
    return new BreachesQuery.Row(
        node,
        "period_loss",
        "USDT",
        null,
        1,
        OPENED,
        "MARKET",
        false,
        BigDecimal.TEN,
        new BigDecimal("12"),
        OPENED,
        OPENED,
        endedAt,
        endedAt == null ? null : "CURED");
  }

  private static final List<BreachesQuery.Row> OPEN =
      List.of(breach("firm/ALPHA", null), breach("firm/BASIS/core", null));
  private static final List<BreachesQuery.Row> ENDED =
      List.of(breach("firm/ALPHA", OPENED.plusSeconds(30)), breach("firm/BASIS/core", null));

  private Incident first() throws IOException {
    return incidents.all(DeskScope.ALL).getFirst();
  }

  @Test
  void everyBreachHasOneIncidentHoweverOftenItIsFollowed() throws IOException {
    assertThat(incidents.follow("run", OPEN)).hasSize(2);
    assertThat(incidents.follow("run", OPEN)).isEmpty();
    assertThat(incidents.follow("run", ENDED)).hasSize(1);
    assertThat(incidents.follow("run", ENDED)).isEmpty();
    assertThat(incidents.follow("another run", OPEN)).hasSize(2);
    assertThat(incidents.all(DeskScope.ALL))
        .extracting(Incident::id)
        .containsExactly("I-1", "I-2", "I-3", "I-4");
    assertThat(first().breachEnd()).isPresent();
  }

  @Test
  void aBreachThatBeginsAgainIsAnotherIncidentAndWhatWasResolvedStaysResolved() throws IOException {
    incidents.follow("run", ENDED);
    incidents.acknowledge("I-1", ANNA, "");
    incidents.classify("I-1", ANNA, Cause.MARKET, "");
    incidents.resolve("I-1", ANNA, Resolution.CURED, "closed two");
    BreachesQuery.Row again = again(ENDED.getFirst());
    assertThat(incidents.follow("run", List.of(ENDED.getFirst(), again))).hasSize(1);
    assertThat(incidents.follow("run", List.of(ENDED.getFirst(), again))).isEmpty();
    assertThat(incidents.all(DeskScope.ALL))
        .extracting(Incident::state)
        .containsExactly(IncidentState.RESOLVED, IncidentState.RAISED, IncidentState.RAISED);
    assertThat(incidents.all(DeskScope.ALL).getLast().breach().number()).isEqualTo(2);
  }

  /** The next breach of the same budget. */
  private static BreachesQuery.Row again(BreachesQuery.Row row) {
    return new BreachesQuery.Row(
        row.node(),
        row.metric(),
        row.currency(),
        row.scope(),
        row.number() + 1,
        row.openedAt().plusSeconds(600),
        row.cause(),
        row.active(),
        row.hard(),
        row.peak(),
        row.peakAt(),
        row.confirmedAt(),
        null,
        null);
  }

  @Test
  void aPositionOpenedAgainTooSoonAfterItsLiquidationIsAnIncident() throws IOException {
    ReEntriesQuery.Row entry =
        new ReEntriesQuery.Row(
            "firm/ALPHA/core", "binance/a/BTCUSDT/long", 2, OPENED, OPENED.minusSeconds(3_600));
    assertThat(incidents.follow("run", List.of(), List.of(entry))).hasSize(1);
    assertThat(incidents.follow("run", List.of(), List.of(entry))).isEmpty();
    Incident raised = first();
    assertThat(raised.breach().subject()).isEqualTo("re_entry of binance/a/BTCUSDT/long");
    assertThat(raised.breach().number()).isEqualTo(2);
    incidents.acknowledge("I-1", ANNA, "");
    incidents.classify("I-1", ANNA, Cause.TRADE, "");
    refused("not ended", () -> incidents.resolve("I-1", ANNA, Resolution.CURED, "no"));
    assertThat(incidents.resolve("I-1", ANNA, Resolution.ACCEPTED, "by the desk head").state())
        .isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void followersAtOnceRaiseNothingTwice() throws Exception {
    List<Throwable> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.submit(
            () -> {
              try {
                incidents.follow("run", OPEN);
              } catch (IOException | RuntimeException e) {
                synchronized (failures) {
                  failures.add(e);
                }
              }
            });
      }
    }
    assertThat(failures).isEmpty();
    assertThat(incidents.all(DeskScope.ALL)).hasSize(2);
  }

  @Test
  void anIncidentIsWorkedOffStepByStepAndEveryStepIsInTheLedger() throws IOException {
    incidents.follow("run", OPEN);
    now = now.plus(Duration.ofMinutes(20));
    assertThat(incidents.follow("run", ENDED)).hasSize(3);
    incidents.acknowledge("I-1", ANNA, "looking");
    incidents.classify("I-1", ANNA, Cause.MARKET, "crash");
    Path file = Files.writeString(folder.resolve("orders.csv"), "sold\n");
    incidents.attach("I-1", ANNA, file);
    incidents.resolve("I-1", ANNA, Resolution.CURED, "two positions closed");
    assertThat(first().state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(OfficeWords.history(first()).lines())
        .hasSize(7)
        .anyMatch(line -> line.contains("escalated to the head of desk"))
        .anyMatch(line -> line.contains("orders.csv, SHA-256 "))
        .anyMatch(line -> line.endsWith("resolved by p-1, CURED: two positions closed"));
    assertThat(AuditLedger.check(evidence.steps()).number()).isEqualTo(2 + 2 + 3 + 4);
  }

  @Test
  void whoHasNoDutyAndWhatIsOutOfOrderIsRefusedAndLeavesNoTrace() throws IOException {
    incidents.follow("run", OPEN);
    long before = AuditLedger.check(evidence.steps()).number();
    refused("HANDLE", () -> incidents.acknowledge("I-1", Who.of("boss"), ""));
    refused("no incident I-9", () -> incidents.acknowledge("I-9", ANNA, ""));
    refused("must be ACKNOWLEDGED", () -> incidents.classify("I-1", ANNA, Cause.DATA, ""));
    incidents.acknowledge("I-1", ANNA, "");
    incidents.classify("I-1", ANNA, Cause.DATA, "");
    refused("not cured", () -> incidents.resolve("I-1", ANNA, Resolution.CURED, "done"));
    refused("at most 4000", () -> incidents.comment("I-1", ANNA, "x".repeat(4_001)));
    assertThat(AuditLedger.check(evidence.steps()).number()).isEqualTo(before + 2);
  }

  private interface Step {
    void take() throws IOException;
  }

  private static void refused(String why, Step step) {
    assertThatExceptionOfType(RefusedStepException.class)
        .isThrownBy(step::take)
        .withMessageContaining(why);
  }

  @Test
  void incidentsOfOtherDesksAreNotSeen() throws IOException {
    incidents.follow("run", OPEN);
    assertThat(incidents.all(new DeskScope.Desks(Set.of("BASIS"))))
        .extracting(incident -> incident.breach().node())
        .containsExactly("firm/BASIS/core");
    assertThat(incidents.all(new DeskScope.Desks(Set.of()))).isEmpty();
  }

  @Test
  void anAnchorElsewhereFindsALedgerThatWasCutTogetherWithItsOwn() throws IOException {
    Anchors anchors = new Anchors(evidence, folder.resolve("worm.jsonl"));
    incidents.follow("run", OPEN);
    anchors.add(() -> now);
    incidents.acknowledge("I-1", ANNA, "");
    anchors.add(() -> now);
    assertThat(anchors.check()).isEqualTo(2);
    List<String> lines = Files.readAllLines(evidence.steps());
    // The last line says that the heads were written down, and is not in them.
    assertThat(lines.getLast()).contains("\"kind\":\"anchor\"");
    Files.write(evidence.steps(), lines.subList(0, lines.size() - 2));
    Files.delete(evidence.stepsAnchor());
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(anchors::check)
        .withMessageContaining("was cut: 6 steps by its anchor, has 5");
  }
}
