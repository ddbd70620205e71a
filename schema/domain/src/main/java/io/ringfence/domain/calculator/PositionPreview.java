package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.operation.Holding;
import io.ringfence.domain.operation.Operation;
import io.ringfence.domain.operation.OperationOutcome;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.operation.OperationOutcome.Refused;
import io.ringfence.domain.operation.OrderEffects;
import io.ringfence.domain.operation.Place;
import io.ringfence.domain.operation.WhatIf;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A position before and after each of some changes, every one applied to the position as it is now.
 * Nothing is sent anywhere.
 *
 * @param rules rules of the instrument
 * @param effects what the venue does to a wallet; empty: not known, and then what depends on it is
 *     refused
 * @param holding the position with its leverage, and the free balance where it is known
 * @param mark mark P in force, quote per base, above 0
 * @param paidIn what the account has put into the episode so far, less what it took out, settlement
 *     asset, with fees and funding it paid; empty: unknown
 */
public record PositionPreview(
    MarginRules rules,
    Optional<OrderEffects> effects,
    Holding holding,
    BigDecimal mark,
    Optional<BigDecimal> paidIn) {
  /** What a change leads to. */
  public sealed interface Change {
    /**
     * It can be done.
     *
     * @param after the position after it
     */
    record Done(State after) implements Change {}

    /**
     * It cannot be done.
     *
     * @param code which rule forbids it, stable
     * @param finding the rule and what was found, for a person
     */
    record NotDone(String code, String finding) implements Change {}
  }

  /**
   * A position at the mark with its three losses, settlement asset.
   *
   * @param exposure what it is worth, must hold and where it ends
   * @param lifetimeCap most the episode can have cost in the end: what was paid in; empty: unknown
   */
  public record State(MarginExposure exposure, Optional<BigDecimal> lifetimeCap) {
    /** What is lost from the wallet if the position is liquidated: W. */
    public BigDecimal cap() {
      return exposure.position().isolatedMargin();
    }

    /** What can still be lost from now: max(0, M(P)). */
    public BigDecimal stillToLose() {
      return exposure.stillToLose();
    }
  }

  /** The position as it is. */
  public State before() {
    return state(holding, paidIn);
  }

  /** The position after a change that leaves it open. */
  public Change after(Operation operation) {
    if (effects.isEmpty() && operation instanceof Operation.ChangeLeverage) {
      return new Change.NotDone(
          "RULE_UNKNOWN", "what another leverage does to the wallet is not known at the venue");
    }
    // Adding and removing are the same at every venue.
    OrderEffects known = effects.orElse(OrderEffects.BINANCE);
    OperationOutcome outcome =
        new WhatIf(known, Optional.of(rules), mark).apply(holding, operation);
    return switch (outcome) {
      case Applied applied ->
          new Change.Done(
              state(
                  applied.after(), paidIn.map(paid -> paid.subtract(applied.net(Place.ACCOUNT)))));
      case Refused(var reason, String finding) -> new Change.NotDone(reason.name(), finding);
    };
  }

  private State state(Holding held, Optional<BigDecimal> lifetimeCap) {
    IsolatedPosition position = held.position().orElseThrow();
    BigDecimal leverage = position.terms().leverage().orElseThrow();
    return new State(MarginExposure.of(rules, position, leverage, mark), lifetimeCap);
  }
}
