package io.ringfence.api.reallocation;

import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.proposal.Payload;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalSubject;
import io.ringfence.api.proposal.Wish;
import io.ringfence.api.question.Asked;
import io.ringfence.api.rulepack.RunPacks;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.whatif.BatchCheck;
import io.ringfence.reporting.whatif.FirmFacts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Batches of moves as something that is proposed. */
@Component
final class ReallocationSubject implements ProposalSubject {
  private final RunPacks packs;

  ReallocationSubject(RunPacks packs) {
    this.packs = packs;
  }

  @Override
  public ProposalKind kind() {
    return ProposalKind.REALLOCATION;
  }

  @Override
  public Set<String> fields() {
    return MovesWish.FIELDS;
  }

  @Override
  public Wish wish(byte[] body) {
    return MovesWish.read(body);
  }

  @Override
  public Wish wish(Map<String, String> request) {
    return MovesWish.again(request);
  }

  /**
   * Another portfolio manager may agree, but not where more burns, a budget breaks or a plan does.
   */
  @Override
  public Set<Role> checkers(Payload payload) {
    return payload.content().path("needsRiskDesk").asBoolean(true)
        ? Set.of(Role.RISK_DESK, Role.RISK_ADMIN)
        : Set.of(Role.PORTFOLIO_MANAGER, Role.RISK_DESK, Role.RISK_ADMIN);
  }

  @Override
  public Outcome outcome(Wish wish, Asked asked, DeskAccess access) {
    Map<PositionKey, BigDecimal> amounts = MovesWish.amounts(wish.given());
    FirmFacts facts = facts(asked);
    return amounts.keySet().stream()
        .filter(key -> !isOwn(facts, key, access))
        .findFirst()
        .map(ReallocationSubject::unknown)
        .orElseGet(() -> outcome(new BatchCheck(facts, wish.markTolerance()).of(amounts)));
  }

  private static boolean isOwn(FirmFacts facts, PositionKey key, DeskAccess access) {
    return facts
        .position(key)
        .filter(line -> access.scope().covers(line.facts().node()))
        .isPresent();
  }

  private static Outcome unknown(PositionKey key) {
    return Impossible.because(
        ErrorCode.POSITION_UNKNOWN,
        "the position must be open on a desk of yours, was " + key,
        "a position of the batch");
  }

  private static Outcome outcome(BatchCheck.Checked checked) {
    return checked.problems().isEmpty()
        ? new Possible(
            NodePath.desk(checked.pool().desk()), MovesContent.of(checked), checked.facts(), true)
        : new Impossible(
            ErrorCode.MOVES_REFUSED, String.join(" ", checked.problems()), checked.facts());
  }

  FirmFacts facts(Asked asked) {
    return asked.ask(
        (store, _) -> FirmFacts.read(store, asked.runId(), asked.vantage(), packs.ofBuild()),
        all -> all);
  }

  @Override
  public Optional<HandOffs.Sent> handOff(ProposalLedger.Held held, Payload payload) {
    return Optional.of(MovesHandOff.of(held, payload));
  }
}
