package io.ringfence.domain.operation;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.operation.OperationOutcome.Refused;
import io.ringfence.domain.operation.OperationOutcome.Refused.Reason;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an operation would do to a holding at a mark. Nothing is sent anywhere.
 *
 * @param effects the venue's order effects
 * @param rules rules of the instrument, for the checks of leverage, removal and immediate
 *     liquidation; empty: these are not checked
 * @param mark mark P in force, quote per base, above 0
 */
public record WhatIf(OrderEffects effects, Optional<MarginRules> rules, BigDecimal mark) {
  public WhatIf {
    Operation.requireAbove0("mark", mark);
  }

  /** Before and after, or why it cannot be done. */
  public OperationOutcome apply(Holding before, Operation operation) {
    Optional<Refused> refusal = new Permission(effects, before).refusal(operation);
    if (refusal.isPresent()) {
      return refusal.orElseThrow();
    }
    Applied applied = worked(before, operation);
    refusal = balanceRefusal(applied, operation).or(() -> ruleRefusal(applied, operation));
    return refusal.isPresent() ? refusal.orElseThrow() : applied;
  }

  private Applied worked(Holding before, Operation operation) {
    Ledger ledger = new Ledger(before.wallet());
    WalletBooks books = new WalletBooks(effects, before.freeBalance(), ledger);
    Optional<IsolatedPosition> left = new Work(before, books, mark).of(operation);
    BigDecimal accountChange = Ledger.net(ledger.movements(), Place.ACCOUNT);
    Holding after =
        new Holding(
            before.contract(),
            left.map(it -> it.withMargin(ledger.wallet())),
            before.freeBalance().map(it -> it.add(accountChange)));
    return new Applied(before, after, ledger.movements());
  }

  /** What the holder chooses must be paid for; funding and fees are charged regardless. */
  private static Optional<Refused> balanceRefusal(Applied applied, Operation operation) {
    boolean chosen =
        switch (operation) {
          case Operation.Order _,
              Operation.Close _,
              Operation.ChangeLeverage _,
              Operation.Add _,
              Operation.Remove _ ->
              true;
          case Operation.Funding _, Operation.Fee _ -> false;
        };
    BigDecimal change = applied.net(Place.ACCOUNT);
    return chosen && change.signum() < 0
        ? applied
            .after()
            .freeBalance()
            .filter(left -> left.signum() < 0)
            .map(_ -> new Refused(Reason.FREE_BALANCE, "the account must pay " + change.negate()))
        : Optional.empty();
  }

  private Optional<Refused> ruleRefusal(Applied applied, Operation operation) {
    return rules.flatMap(
        it ->
            switch (operation) {
              case Operation.Open _, Operation.Increase _, Operation.Flip _ ->
                  leverageRefusal(it, applied);
              case Operation.ChangeLeverage _ ->
                  leverageRefusal(it, applied).or(() -> liquidationRefusal(it, applied));
              case Operation.Remove(var amount) ->
                  removalRefusal(it, applied, amount).or(() -> liquidationRefusal(it, applied));
              case Operation.Reduce _,
                  Operation.Close _,
                  Operation.Add _,
                  Operation.Funding _,
                  Operation.Fee _ ->
                  Optional.empty();
            });
  }

  private Optional<Refused> leverageRefusal(MarginRules rule, Applied applied) {
    IsolatedPosition position = applied.after().position().orElseThrow();
    BigDecimal most = rule.model().schedule().tierOf(position, position.value(mark)).maxLeverage();
    return position
        .terms()
        .leverage()
        .filter(it -> it.compareTo(most) > 0)
        .map(
            it ->
                new Refused(
                    Reason.LEVERAGE_ABOVE_TIER, "leverage must be <= " + most + ", was " + it));
  }

  private Optional<Refused> removalRefusal(MarginRules rule, Applied applied, BigDecimal amount) {
    IsolatedPosition position = applied.before().position().orElseThrow();
    Optional<BigDecimal> leverage = position.terms().leverage();
    if (leverage.isEmpty()) {
      return Optional.of(
          new Refused(Reason.LEVERAGE_UNKNOWN, "what can be removed depends on the leverage"));
    }
    MarginExposure exposure = MarginExposure.of(rule, position, leverage.orElseThrow(), mark);
    return rule.removal().allows(exposure, amount)
        ? Optional.empty()
        : Optional.of(
            new Refused(
                Reason.REMOVAL_FLOOR,
                "at most " + exposure.removableMargin() + " can be removed, was " + amount));
  }

  private Optional<Refused> liquidationRefusal(MarginRules rule, Applied applied) {
    IsolatedPosition position = applied.after().position().orElseThrow();
    return rule.model().isLiquidatable(position, mark)
        ? Optional.of(
            new Refused(Reason.WOULD_LIQUIDATE, "the position would be liquidated at " + mark))
        : Optional.empty();
  }
}
