package io.ringfence.domain.reallocation;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.GiveBack;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a batch against every constraint from the positions alone, in exact decimals, whoever drew
 * it up: a solver in doubles above all. What it names is no batch to show anybody.
 */
public final class BatchAudit {
  private final Batch batch;
  private final ReallocationPolicy policy;
  private final List<String> violations = new ArrayList<>();
  private final Map<NodePath, BigDecimal> raised = new HashMap<>();
  private final Map<Lane, BigDecimal> lent = new HashMap<>();
  private BigDecimal cash = BigDecimal.ZERO;

  private BatchAudit(Batch batch, ReallocationPolicy policy) {
    this.batch = batch;
    this.policy = policy;
  }

  /** What is violated, in words; empty: nothing. */
  public static List<String> violations(Batch batch, ReallocationPolicy policy) {
    BatchAudit audit = new BatchAudit(batch, policy);
    batch.suggestions().forEach(audit::book);
    audit.checkPositions();
    audit.checkMeans();
    return audit.violations;
  }

  private void book(Suggestion suggestion) {
    switch (suggestion) {
      case Move move -> book(move);
      case GiveBack back -> checkAmount(back.amount());
      case NotFeasible _ -> {}
    }
  }

  private void book(Move move) {
    checkAmount(move.amount());
    switch (move.source()) {
      case Source.FreeBalance _ -> cash = cash.add(move.amount());
      case Source.Donor donor -> {
        if (donor.position().key().equals(move.recipient().key())) {
          violations.add(move.recipient().key() + " gives to itself");
        }
      }
      case Source.Transfer(Lane lane) -> {
        lent.merge(lane, move.amount(), BigDecimal::add);
        if (!lane.arrivesInTime(move.recipient())) {
          violations.add("margin from " + lane.from() + " arrives after the trouble");
        }
      }
    }
    move.raises().forEach(node -> raised.merge(node, move.amount(), BigDecimal::add));
  }

  private void checkAmount(BigDecimal amount) {
    if (amount.compareTo(policy.minimumTransfer()) < 0) {
      violations.add("a transfer of " + amount + " is below the minimum");
    }
    if (amount.remainder(policy.transferStep()).signum() != 0) {
      violations.add("a transfer of " + amount + " is no multiple of the step");
    }
  }

  private void checkPositions() {
    Map<PositionKey, BigDecimal> changes = batch.changes();
    for (PoolPosition position : batch.pool().positions()) {
      BigDecimal change = changes.getOrDefault(position.key(), BigDecimal.ZERO);
      if (change.signum() < 0) {
        checkDonor(position, change);
      } else if (change.signum() > 0) {
        checkRecipient(position, change);
      }
    }
  }

  private void checkDonor(PoolPosition position, BigDecimal change) {
    if (position.with(change).slackAt(Distances.donor(policy, position)).signum() < 0) {
      violations.add(position.key() + " falls below the distance a donor keeps");
    }
    PoolPosition drifted = position.at(position.priceAt(policy.removalCushion()));
    for (MarginExposure exposure : List.of(position.exposure(), drifted.exposure())) {
      if (!position.rules().removal().allows(exposure, change.negate())) {
        violations.add(position.key() + " falls below the venue's floor");
      }
    }
  }

  /** Below the target nothing less than the target will do: it would feed a doomed position. */
  private void checkRecipient(PoolPosition position, BigDecimal change) {
    if (position.with(change).slackAt(Distances.target(policy, position)).signum() < 0) {
      violations.add(position.key() + " is fed and does not reach its target");
    }
  }

  private void checkMeans() {
    Pool.Cash free = batch.pool().cash();
    BigDecimal most = free == null ? BigDecimal.ZERO : free.above(policy.cashReserve());
    if (cash.compareTo(most) > 0) {
      violations.add("the free balance gives %s, its reserve leaves %s".formatted(cash, most));
    }
    lent.forEach(
        (lane, amount) -> {
          if (amount.compareTo(lane.available()) > 0) {
            violations.add(lane.from() + " lends " + amount + " of " + lane.available());
          }
        });
    batch
        .pool()
        .headroom()
        .forEach(
            (node, left) -> {
              if (raised.getOrDefault(node, BigDecimal.ZERO).compareTo(left) > 0) {
                violations.add("%s is raised beyond its headroom of %s".formatted(node, left));
              }
            });
    Integer moves = policy.aimsOf(batch.pool().id()).mostMoves();
    long made = batch.suggestions().stream().filter(one -> !(one instanceof NotFeasible)).count();
    if (moves != null && made > moves) {
      violations.add("%s moves where at most %s may be".formatted(made, moves));
    }
  }
}
