package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.outcome.Chosen;
import io.ringfence.domain.outcome.OfferStep;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.BurnTail;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.report.MoveBatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveLedgerTest {
  private static final Instant DECIDED = Instant.parse("2025-10-10T20:00:00Z");
  private static final Who ANNA = Who.of("anna");
  private static final Who BEN = Who.of("ben");
  private static final MoveLedger.Follower NOTHING = (_, _) -> List.of();

  @TempDir Path folder;
  private EvidenceFolder evidence;
  private MoveLedger moves;

  @BeforeEach
  void staff() throws IOException {
    evidence = new EvidenceFolder(folder.resolve("evidence"));
    Instant now = Instant.parse("2026-03-05T10:00:00Z");
    moves = new MoveLedger(evidence, () -> now);
    StaffRegister staff = new StaffRegister(evidence, () -> now);
    staff.grant("boss", "p-0", Set.of(Duty.GRANT), ANNA);
    staff.grant("anna", "p-1", Set.of(Duty.PREPARE, Duty.APPROVE), Who.of("boss"));
    staff.grant("ben", "p-2", Set.of(Duty.APPROVE), Who.of("boss"));
  }

  /** What a batch burns in a crash, with a tolerance of 1. */
  private static Optional<MoveBatch.Tail> tail(String before, String after) {
    Containment.Burn burn =
        new Containment.Burn("2020-03-12", new BigDecimal(before), new BigDecimal(after), 1);
    return Optional.of(new MoveBatch.Tail(List.of(burn), joint(before, before), BigDecimal.ONE));
  }

  private static Optional<BurnTail> joint(String before, String after) {
    return Optional.of(
        new BurnTail(
            Duration.ofHours(8),
            712,
            3,
            Optional.of(new BigDecimal(before)),
            Optional.of(new BigDecimal(after))));
  }

  private static MoveBatch batch(String desk, Instant at) {
    return batch(desk, at, tail("5", "6"));
  }

  private static MoveBatch batch(String desk, Instant at, Optional<MoveBatch.Tail> tail) {
    BigDecimal ten = BigDecimal.TEN;
    MoveBatch.Leg leg =
        new MoveBatch.Leg(
            "binance/a/BTCUSDT/long",
            1,
            new BigDecimal("121500.40"),
            ten,
            Optional.of(new BigDecimal("110000")),
            Optional.empty());
    MoveBatch.Move added =
        new MoveBatch.Move(
            1, "defend", ten, "free balance", Optional.empty(), Optional.of(leg), "near", "drift");
    MoveBatch.Move back =
        new MoveBatch.Move(
            2,
            "harvest",
            ten,
            leg.position(),
            Optional.of(leg),
            Optional.empty(),
            "<far>",
            "drift");
    return new MoveBatch(
        "run",
        true,
        at,
        at.plus(Duration.ofHours(1)),
        List.of(new MoveBatch.Call(Trigger.Reason.SCHEDULE, at, "")),
        new SuggestionsQuery.Pool("binance", "a", "USDT", desk, null, "house"),
        new BigDecimal("0.010"),
        List.of(added, back),
        List.of(new Batch.Gate(new BigDecimal("-0.05"), ten, BigDecimal.ZERO)),
        tail,
        Optional.of(new Certificate(List.of(rank("0"), rank("2e-10", "a budget", "<a target>")))));
  }

  private static Certificate.Rank rank(String residual, String... binding) {
    BigDecimal half = new BigDecimal("0.5");
    return new Certificate.Rank(
        "margin moved", half, BigDecimal.ONE, half, new BigDecimal(residual), List.of(binding));
  }

  private MoveLedger.Held proposed(String desk, Instant at) throws IOException {
    return moves.propose(batch(desk, at), ANNA);
  }

  private static MoveLedger.Answer answer(MoveLedger.Held held, Chosen chosen, String comment) {
    return new MoveLedger.Answer(held.offer().proposal().payloadHash(), chosen, comment);
  }

  private void refused(String why, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedStepException.class)
        .isThrownBy(call)
        .withMessageContaining(why);
  }

  @Test
  void aBatchIsReadBackAsItWasProposedAndTheSameAgainAddsNothing() throws IOException {
    MoveLedger.Held held = proposed("ALPHA", DECIDED);
    assertThat(MoveLedger.payloadHash(held.batch()))
        .isEqualTo(MoveLedger.payloadHash(batch("ALPHA", DECIDED)))
        .isEqualTo(held.offer().proposal().payloadHash());
    assertThat(proposed("ALPHA", DECIDED).offer().id()).isEqualTo("M-1");
    assertThat(moves.list(DeskScope.ALL)).hasSize(1);
    Certificate certificate = held.batch().certificate().orElseThrow();
    assertThat(certificate.ranks()).extracting(Certificate.Rank::isProved).containsOnly(true);
    assertThat(certificate.ranks().getLast())
        .isEqualTo(rank("0.0000000002", "a budget", "<a target>"));
  }

  @Test
  void aBatchOfABuildThatKeptNoCertificateIsReadAsItWas() throws IOException {
    String text = MoveBatchText.of(batch("ALPHA", DECIDED));
    String before = text.replaceAll(",\"rank[^\"]*\":\"[^\"]*\"", "");
    assertThat(before).isNotEqualTo(text);
    assertThat(MoveBatchText.parse(before).certificate()).isEmpty();
    assertThat(MoveBatchText.of(MoveBatchText.parse(before))).isEqualTo(before);
  }

  @Test
  void whoProposesDoesNotAnswerAndWhoAnswersNamesTheHash() throws IOException {
    MoveLedger.Held held = proposed("ALPHA", DECIDED);
    refused(
        "different persons",
        () -> moves.accept("M-1", ANNA, answer(held, Chosen.OPEN, ""), NOTHING));
    refused(
        "the payload must be",
        () -> moves.accept("M-1", BEN, new MoveLedger.Answer("x", Chosen.OPEN, ""), NOTHING));
    refused("does not have the duty PREPARE", () -> moves.propose(batch("BASIS", DECIDED), BEN));
    refused(
        "no batch of moves M-7", () -> moves.reject("M-7", BEN, answer(held, Chosen.OPEN, "no")));
    moves.reject("M-1", BEN, answer(held, Chosen.of(Set.of(2)), "keep it"));
    MoveLedger.Held done = moves.accept("M-1", BEN, answer(held, Chosen.OPEN, "yes"), NOTHING);
    assertThat(done.offer().statusOf(1)).isInstanceOf(Status.Accepted.class);
    assertThat(done.offer().statusOf(2)).isInstanceOf(Status.Rejected.class);
  }

  @Test
  void aLaterBatchOfThePoolEndsWhatIsOpenOfTheOneBeforeAndOfNoOther() throws IOException {
    MoveLedger.Held first = proposed("ALPHA", DECIDED);
    proposed("BASIS", DECIDED);
    moves.accept("M-1", BEN, answer(first, Chosen.of(Set.of(1)), ""), NOTHING);
    proposed("ALPHA", DECIDED.plusSeconds(60));
    proposed("ALPHA", DECIDED.minusSeconds(60));
    List<MoveLedger.Held> all = moves.list(DeskScope.ALL);
    assertThat(all.getFirst().offer().statusOf(1)).isInstanceOf(Status.Accepted.class);
    assertThat(all.getFirst().offer().statusOf(2))
        .isInstanceOfSatisfying(
            Status.Expired.class,
            expired -> assertThat(expired.cause()).isEqualTo(Status.Cause.SUPERSEDED));
    assertThat(all.get(1).offer().open()).hasSize(2);
    assertThat(all.get(2).offer().open()).as("an earlier batch ends no later one").hasSize(2);
  }

  @Test
  void whatHasBecomeVoidIsNotedFirstAndCannotBeAccepted() throws IOException {
    MoveLedger.Held held = proposed("ALPHA", DECIDED);
    MoveLedger.Follower moved =
        (all, at) ->
            List.of(
                new MoveLedger.Finding(
                    all.getFirst().offer().id(),
                    new OfferStep.Expired(
                        at, Chosen.of(Set.of(1)), Status.Cause.MARK_MOVED, DECIDED, "a mark")));
    refused(
        "different persons", () -> moves.accept("M-1", ANNA, answer(held, Chosen.OPEN, ""), moved));
    assertThat(moves.list(DeskScope.ALL).getFirst().offer().open()).hasSize(2);
    refused(
        "is not open any more",
        () -> moves.accept("M-1", BEN, answer(held, Chosen.of(Set.of(1)), ""), moved));
    assertThat(moves.accept("M-1", BEN, answer(held, Chosen.OPEN, ""), moved).offer().statusOf(2))
        .isInstanceOf(Status.Accepted.class);
    assertThat(moves.follow("run", moved)).isEmpty();
  }

  @Test
  void nobodySeesTheBatchOfAnotherDesk() throws IOException {
    proposed("ALPHA", DECIDED);
    proposed("BASIS", DECIDED);
    DeskScope alpha = new DeskScope.Desks(Set.of("ALPHA"));
    assertThat(moves.list(alpha)).extracting(held -> held.offer().id()).containsExactly("M-1");
    assertThat(moves.get("M-2", alpha)).isEmpty();
    assertThat(moves.get("M-2", DeskScope.ALL)).isPresent();
  }

  @Test
  void aBatchThatWasAlteredIsNoBatch() throws IOException {
    MoveLedger.Held held = proposed("ALPHA", DECIDED);
    Path archived = evidence.archived(held.offer().proposal().payloadHash());
    Files.writeString(archived, Files.readString(archived).replace("\"10\"", "\"1000\""));
    assertThatIOException()
        .isThrownBy(() -> moves.list(DeskScope.ALL))
        .withMessageContaining("altered");
    Files.delete(archived);
    assertThatIOException()
        .isThrownBy(() -> moves.list(DeskScope.ALL))
        .withMessageContaining("not in the archive");
  }

  @Test
  void aDesksRecordEndsWithTheLastStepAboutItsMoves() throws IOException {
    assertThat(OfficeRecord.ofDesk(evidence, "run", null)).isEqualTo(OfficeRecord.NONE);
    proposed("ALPHA", DECIDED);
    OfficeRecord before = OfficeRecord.ofDesk(evidence, "run", null);
    new StaffRegister(evidence, () -> Instant.parse("2026-03-06T10:00:00Z"))
        .grant("carl", "p-3", Set.of(Duty.HANDLE), Who.of("boss"));
    assertThat(OfficeRecord.ofDesk(evidence, "run", null)).isEqualTo(before);
    assertThat(OfficeRecord.ofDesk(evidence, "run", before.cut().label())).isEqualTo(before);
    assertThat(before.moves()).hasSize(2);
    assertThat(OfficeRecord.ofDesk(evidence, "another run", null)).isEqualTo(OfficeRecord.NONE);
  }
}
