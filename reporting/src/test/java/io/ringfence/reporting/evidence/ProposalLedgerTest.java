package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.proposal.ProposalState;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.reporting.evidence.ProposalLedger.About;
import io.ringfence.reporting.evidence.ProposalLedger.Held;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalLedgerTest {
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Actor ANNA = Actor.of("p-1");
  private static final Actor BEN = Actor.of("p-2");
  private static final String PAYLOAD = "{\"hard\":\"2000\"}";
  private static final HandOffs.Form FORM =
      held -> Optional.of(new HandOffs.Sent("budgets.csv", "node\n" + held.about().node() + "\n"));

  @TempDir private Path place;
  private EvidenceFolder folder;
  private ProposalLedger ledger;

  @BeforeEach
  void begin() {
    folder = new EvidenceFolder(place.resolve("proposals"));
    ledger = new ProposalLedger(folder, CLOCK);
  }

  private static About about(String node, String key) {
    return new About("budget", node, About.digest("anna-1"), Sha256.hex(key), Sha256.hex("body"));
  }

  private Held make(String node, String key) throws IOException {
    return ledger.make(
        about(node, key),
        PAYLOAD,
        at ->
            new ProposalStep.Proposed(
                at, ANNA, Sha256.hex(PAYLOAD), "more room", at.plus(Duration.ofHours(24))));
  }

  private Held approve(Held held, Actor by) throws IOException {
    String hash = held.proposal().payloadHash();
    return ledger.take(held.id(), at -> new ProposalStep.Approved(at, by, hash, "fine"));
  }

  @Test
  void aProposalIsThereAgainAfterARestartWithAllThatWasDone() throws IOException {
    Held made = make("firm/alpha", "k1");
    approve(made, BEN);
    Held again = new ProposalLedger(folder, CLOCK).named("P-1", DeskScope.ALL).orElseThrow();
    assertThat(again.proposal().stateAt(NOW)).isEqualTo(ProposalState.APPROVED);
    assertThat(again.about()).isEqualTo(made.about());
    assertThat(ledger.payload(again)).isEqualTo(PAYLOAD);
    assertThat(Files.readString(folder.steps())).doesNotContain("anna-1");
  }

  @Test
  void aDeskSeesItsOwnOnlyAndTheFirmsNobodyButWhoSeesAll() throws IOException {
    make("firm/alpha", "k1");
    make("firm/alpha/one", "k2");
    make("firm/alpha2", "k3");
    make("firm", "k4");
    assertThat(ledger.all(new DeskScope.Desks(Set.of("alpha"))))
        .extracting(Held::id)
        .containsExactly("P-1", "P-2");
    assertThat(ledger.named("P-3", new DeskScope.Desks(Set.of("alpha")))).isEmpty();
    assertThat(ledger.named("P-4", new DeskScope.Desks(Set.of("alpha")))).isEmpty();
    assertThat(ledger.all(DeskScope.ALL)).hasSize(4);
  }

  @Test
  void theSameKeyMakesOneProposalHoweverOftenAndFromHowManyThreadsItComes() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<Held> one =
          () -> {
            together.await();
            return make("firm/alpha", "same");
          };
      for (Future<Held> made : threads.invokeAll(List.of(one, one, one, one))) {
        assertThat(made.get().id()).isEqualTo("P-1");
      }
    }
    assertThat(ledger.all(DeskScope.ALL)).hasSize(1);
  }

  @Test
  void theMakerIsRefusedUnderTheLedgersLockToo() throws IOException {
    Held made = make("firm/alpha", "k1");
    assertThatExceptionOfType(RefusedStepException.class)
        .isThrownBy(() -> approve(made, ANNA))
        .withMessageContaining("different persons");
    approve(made, BEN);
    assertThatExceptionOfType(RefusedStepException.class)
        .isThrownBy(() -> approve(made, BEN))
        .withMessageContaining("APPROVED");
  }

  @Test
  void aChangedLedgerOrPayloadIsNotBelieved() throws IOException {
    Held made = make("firm/alpha", "k1");
    approve(made, BEN);
    Path archived = folder.archived(made.proposal().payloadHash());
    Files.writeString(archived, PAYLOAD.replace("2000", "9000"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ledger.payload(made))
        .withMessageContaining("was changed");
    List<String> lines = Files.readAllLines(folder.steps());
    Files.writeString(folder.steps(), lines.getLast() + "\n");
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> ledger.all(DeskScope.ALL));
  }

  @Test
  void whatIsApprovedIsHandedOffOnceWhateverFailsInBetween() throws IOException {
    HandOffs handOffs = new HandOffs(folder, CLOCK);
    List<Held> first = List.of(approve(make("firm/alpha", "k1"), BEN));
    handOffs.complete(first, FORM);
    handOffs.complete(first, FORM);
    Held second = approve(make("firm/beta", "k2"), BEN);
    // The file was written and its line was not: as after a crash.
    Files.writeString(folder.path().resolve("handoff/000002-budgets.csv"), "half");
    handOffs.complete(List.of(first.getFirst(), second), FORM);
    assertThat(handOffs.all()).extracting(HandOffs.HandOff::proposal).containsExactly("P-1", "P-2");
    for (HandOffs.HandOff it : handOffs.all()) {
      String text = Files.readString(folder.path().resolve("handoff").resolve(it.file()));
      assertThat(Sha256.hex(text)).isEqualTo(it.sha256());
    }
    assertThat(AuditLedger.check(folder.path().resolve("handoff.jsonl")).number()).isEqualTo(2);
  }
}
