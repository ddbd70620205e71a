package io.ringfence.domain.explain;

import io.ringfence.domain.margin.CapException;
import io.ringfence.domain.margin.Losses;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.List;

/**
 * The three losses and the cap with fees.
 *
 * @param sheet the figures they are worked out from
 * @param exceptions what is excepted from the cap
 * @param figures what must come out
 */
record LossWorking(Sheet sheet, List<CapException> exceptions, Losses figures) {
  MarginExplanation lifetimeCap(BigDecimal netDeposits) {
    Fraction net =
        sheet.paper().input("D", "deposits less withdrawals of the episode", netDeposits);
    Fraction worked = sheet.paper().step("lifetime", "lifetime cap", "D + F", net.plus(outside()));
    return sheet.exact(worked, figures.lifetimeCap());
  }

  MarginExplanation cap() {
    return sheet.exact(capWorked(), figures.cap());
  }

  MarginExplanation capWithFees() {
    Fraction worked =
        sheet.paper().step("cap + fees", "cap with fees", "cap + F", capWorked().plus(outside()));
    return sheet.exact(worked, figures.capWithFees());
  }

  MarginExplanation stillToLose() {
    Fraction worked =
        sheet
            .paper()
            .step(
                "still",
                "what can go from here",
                "max(0, M)",
                sheet.on().shownEquity().max(Fraction.ZERO));
    return sheet.exact(worked, figures.stillToLose());
  }

  private Fraction capWorked() {
    Fraction wallet = sheet.on().wallet();
    BigDecimal reachable =
        exceptions.stream().map(CapException::reachable).reduce(BigDecimal.ZERO, BigDecimal::add);
    Fraction refill = sheet.paper().input("G", "free balance the venue adds by itself", reachable);
    return sheet.paper().step("cap", "cap", "W + G", wallet.plus(refill));
  }

  /** What the account paid beside the wallet, with a line for each kind. */
  private Fraction outside() {
    Fraction sum = Fraction.ZERO;
    for (CapException exception : exceptions) {
      switch (exception) {
        case CapException.AccountFees(var paid) ->
            sum = sum.plus(sheet.paper().input("fees", "fees the account paid", paid));
        case CapException.AccountFunding(var paid) ->
            sum = sum.plus(sheet.paper().input("funding", "funding the account paid", paid));
        case CapException.AutoAddMargin _ -> {}
      }
    }
    return sheet.paper().step("F", "paid beside the wallet", "fees + funding", sum);
  }
}
