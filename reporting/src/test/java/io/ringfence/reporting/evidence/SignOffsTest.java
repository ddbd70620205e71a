package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.signoff.SignOffState;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOffsTest {
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final SignOffs.Decision YES = new SignOffs.Decision("", Duration.ofDays(30));
  private static final Who ANNA = Who.of("anna-1");
  private static final Who ANNA_AGAIN = Who.of("anna-2");
  private static final Who BEN = Who.of("ben");
  private static final Who CARL = Who.of("carl");

  private final ClickHouseStore store;
  private SamplePack sample;

  SignOffsTest(ClickHouseStore store) {
    this.store = store;
  }

  @BeforeAll
  void storeRun() {
    sample = SamplePack.of(store, SampleRun.of("sign-offs", 51, 20));
  }

  private IssuedPack pack;
  private Path file;
  private SignOffs signOffs;

  @BeforeEach
  void issue(@TempDir Path folder) throws IOException {
    pack = new IssuedPack(folder, sample);
    file = pack.issue("report");
    signOffs = new SignOffs(pack.evidence(), CLOCK);
    StaffRegister staff = new StaffRegister(pack.evidence(), CLOCK);
    staff.grant("boss", "p-0", Set.of(Duty.GRANT), ANNA);
    staff.grant("anna-1", "p-1", Set.of(Duty.PREPARE), Who.of("boss"));
    staff.grant("anna-2", "p-1", Set.of(Duty.PREPARE, Duty.APPROVE), Who.of("boss"));
    staff.grant("ben", "p-2", Set.of(Duty.APPROVE), Who.of("boss"));
    staff.grant("carl", "p-3", Set.of(Duty.APPROVE), Who.of("boss"));
    staff.grant("robot", "", Set.of(), Who.of("boss"));
  }

  /** The same answer as was archived. */
  private LiveReport unchanged() throws IOException {
    String payload = IssuedFile.read(file, pack.evidence()).payload();
    return _ -> new LiveReport.Answer(payload, List.of());
  }

  private SignOffState state() throws IOException {
    return signOffs.all(DeskScope.ALL).getFirst().signOff().stateAt(NOW);
  }

  private List<String> verified() throws Exception {
    return new Verification(
            VerifyingKey.read(pack.evidence().publicKey()),
            pack.evidence().ledger(),
            pack.evidence().anchor(),
            new Verification.Steps(pack.evidence().steps(), pack.evidence().stepsAnchor(), NOW))
        .check(file)
        .details();
  }

  private void refused(String why, Callable<?> step) {
    assertThatExceptionOfType(RefusedStepException.class)
        .isThrownBy(step::call)
        .withMessageContaining(why);
  }

  @Test
  void aReportIsPreparedByOneAndApprovedByAnotherAndTheCheckShowsBoth() throws Exception {
    assertThat(verified()).anyMatch(line -> line.startsWith("sign-off none"));
    signOffs.prepare(file, ANNA, "week 10");
    assertThat(state()).isEqualTo(SignOffState.PREPARED);
    signOffs.comment(file, BEN, "the ledger ties");
    signOffs.approve(file, BEN, YES, unchanged());
    assertThat(verified())
        .contains("sign-off APPROVED")
        .anyMatch(line -> line.contains("prepared by p-1") && line.endsWith(": week 10"))
        .anyMatch(line -> line.contains("said by p-2: the ledger ties"))
        .anyMatch(line -> line.contains("approved by p-2 until 2026-04-04"));
    assertThat(Files.readString(pack.evidence().steps())).doesNotContain("anna", "ben\"", "boss");
  }

  @Test
  void neitherTheSamePersonByAnotherAccountNorAServiceNorAStrangerDecides() throws Exception {
    signOffs.prepare(file, ANNA, "");
    refused("different persons", () -> signOffs.approve(file, ANNA_AGAIN, YES, unchanged()));
    refused("different persons", () -> signOffs.reject(file, ANNA_AGAIN, "no"));
    refused("nobody's", () -> signOffs.approve(file, Who.of("robot"), YES, unchanged()));
    refused("nobody's", () -> signOffs.approve(file, Who.of("x"), YES, unchanged()));
    refused("PREPARE", () -> signOffs.prepare(file, BEN, ""));
    assertThat(state()).isEqualTo(SignOffState.PREPARED);
  }

  @Test
  void aDelegateDecidesForAnotherButNotForThePreparer() throws Exception {
    StaffRegister staff = new StaffRegister(pack.evidence(), CLOCK);
    staff.delegate(ANNA_AGAIN, "p-3", NOW.plusSeconds(60));
    staff.delegate(BEN, "p-3", NOW.plusSeconds(60));
    signOffs.prepare(file, ANNA, "");
    Who forAnna = new Who("carl", Optional.of("p-1"));
    refused("different persons", () -> signOffs.approve(file, forAnna, YES, unchanged()));
    signOffs.approve(file, new Who("carl", Optional.of("p-2")), YES, unchanged());
    assertThat(verified()).anyMatch(line -> line.contains("approved by p-3 for p-2"));
  }

  @Test
  void anApprovalLapsesWhenTheLiveAnswerDiffersOrMoreBecameKnown() throws Exception {
    signOffs.prepare(file, ANNA, "");
    String archived = IssuedFile.read(file, pack.evidence()).payload();
    LiveReport changed =
        _ ->
            new LiveReport.Answer(
                archived.replaceFirst("Ringfence risk pack\"]", "Ringfence pack\"]"), List.of());
    refused("the sign-off has lapsed: Cover", () -> signOffs.approve(file, BEN, YES, changed));
    assertThat(state()).isEqualTo(SignOffState.LAPSED);
    refused("was LAPSED", () -> signOffs.approve(file, BEN, YES, unchanged()));
    signOffs.prepare(file, ANNA, "again");
    signOffs.approve(file, BEN, YES, unchanged());
    LiveReport late =
        _ -> new LiveReport.Answer(archived, List.of("position p: margin was 1, is 2"));
    assertThat(signOffs.check(file, late))
        .containsExactly("known since: position p: margin was 1, is 2");
    assertThat(state()).isEqualTo(SignOffState.LAPSED);
  }

  @Test
  void aStrangersCallLapsesNothing() throws Exception {
    signOffs.prepare(file, ANNA, "");
    LiveReport never =
        _ -> {
          throw new AssertionError("is not asked for somebody who may not approve");
        };
    refused("different persons", () -> signOffs.approve(file, ANNA_AGAIN, YES, never));
    assertThat(state()).isEqualTo(SignOffState.PREPARED);
  }

  @Test
  void anAlteredArchiveAndASupersededReportAreNotApproved() throws Exception {
    signOffs.prepare(file, ANNA, "");
    Path archived = pack.evidence().archived(IssuedFile.read(file, pack.evidence()).payloadHash());
    Files.writeString(archived, Files.readString(archived) + " ");
    refused("archived payload was altered", () -> signOffs.approve(file, BEN, YES, unchanged()));
    pack.issue("correction", new Issuer.Occasion(1, "late fill"));
    refused("SUPERSEDED", () -> signOffs.prepare(file, ANNA, ""));
  }

  @Test
  void ofTwoWhoDecideAtOnceExactlyOneDoes() throws Exception {
    signOffs.prepare(file, ANNA, "");
    String payload = IssuedFile.read(file, pack.evidence()).payload();
    CyclicBarrier both = new CyclicBarrier(2);
    LiveReport meeting =
        _ -> {
          try {
            both.await(2, TimeUnit.MINUTES);
          } catch (Exception e) {
            throw new IOException(e);
          }
          return new LiveReport.Answer(payload, List.of());
        };
    int refused = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> decisions =
          List.of(
              threads.submit(() -> signOffs.approve(file, BEN, YES, meeting)),
              threads.submit(() -> signOffs.approve(file, CARL, YES, meeting)));
      for (Future<?> decision : decisions) {
        try {
          decision.get();
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(RefusedStepException.class);
          refused++;
        }
      }
    }
    assertThat(refused).isEqualTo(1);
    assertThat(state()).isEqualTo(SignOffState.APPROVED);
    assertThat(AuditLedger.check(pack.evidence().steps()).number()).isEqualTo(8);
  }

  @Test
  void aChangedOrCutLedgerOfStepsIsFoundByTheCheckAndTakesNothingMore() throws Exception {
    signOffs.prepare(file, ANNA, "");
    List<String> lines = Files.readAllLines(pack.evidence().steps());
    Files.write(pack.evidence().steps(), lines.subList(0, lines.size() - 1));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> signOffs.prepare(file, ANNA, ""))
        .withMessageContaining("was cut");
    assertThat(
            new Verification(
                    VerifyingKey.read(pack.evidence().publicKey()),
                    pack.evidence().ledger(),
                    pack.evidence().anchor(),
                    new Verification.Steps(
                        pack.evidence().steps(), pack.evidence().stepsAnchor(), NOW))
                .check(file)
                .verdict()
                .line())
        .startsWith("ALTERED (ledger of steps");
    Files.deleteIfExists(pack.evidence().stepsAnchor());
    lines.set(1, lines.get(1).replace("PREPARE", "APPROVE"));
    Files.write(pack.evidence().steps(), lines);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> signOffs.all(DeskScope.ALL))
        .withMessageContaining("line 3 must be entry 3");
  }

  @Test
  void whatAnotherDesksReportSaysIsNotSeen() throws Exception {
    signOffs.prepare(file, ANNA, "");
    assertThat(signOffs.all(new DeskScope.Desks(Set.of("ALPHA")))).isEmpty();
    assertThat(signOffs.all(DeskScope.ALL)).hasSize(1);
  }
}
