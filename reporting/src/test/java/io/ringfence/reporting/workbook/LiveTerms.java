package io.ringfence.reporting.workbook;

import static java.util.Objects.requireNonNull;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which amounts of a position with its move fit a sheet by the letter: every term of them is a
 * decimal, and brought to as many fraction digits as the longest of them, and the asset, have, none
 * has more than 15 digits. Written without the workbook's own rule. A move may be as large as the
 * margin: room for that counts.
 *
 * @param ofEquity whether wallet, values at mark and entry and their sums fit
 * @param ofRequirement whether value, its product by the rate and the tiers' amounts fit
 * @param ofRemovable whether all of these fit, with the initial requirement
 */
record LiveTerms(boolean ofEquity, boolean ofRequirement, boolean ofRemovable) {
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

  static LiveTerms of(PositionLine line, MarginExposure after) {
    MarginExposure now = requireNonNull(line.exposure());
    IsolatedPosition position = now.position();
    Optional<List<BigDecimal>> values =
        both(decimal(position.value(now.markPrice())), decimal(position.entryValue()));
    int digits = Words.digits(line.row().settlementAsset());
    BigDecimal wallet = position.isolatedMargin().abs();
    List<BigDecimal> owned =
        List.of(
            wallet.multiply(BigDecimal.TWO),
            now.unrealisedPnl(),
            now.equity().abs().add(wallet),
            after.equity(),
            after.position().isolatedMargin());
    List<BigDecimal> required = required(line, now);
    BigDecimal initial = now.initialMargin();
    boolean isInitial = initial.multiply(now.leverage()).compareTo(now.notional()) == 0;
    boolean isRule = line.rules().removal() instanceof RemovalRule.WalletLessMaintenance;
    return values
        .filter(_ -> position.contract().kind() != ContractKind.INVERSE)
        .map(
            some ->
                new LiveTerms(
                    fit(digits, List.of(some, owned)),
                    !required.isEmpty() && fit(digits, List.of(some, owned, required)),
                    isRule
                        && isInitial
                        && !required.isEmpty()
                        && fit(digits, List.of(some, owned, required, List.of(initial)))))
        .orElseGet(() -> new LiveTerms(false, false, false));
  }

  /** Requirement and the amounts of the tiers; empty: something of it is rounded or divided. */
  private static List<BigDecimal> required(PositionLine line, MarginExposure now) {
    ClosedForm form = ClosedForm.of(line);
    Fraction exact =
        line.rules().model().requirementOf(now.position(), now.position().value(now.markPrice()));
    if (decimal(exact).isEmpty() || form instanceof EntryCommissionForm) {
      return List.of();
    }
    List<BigDecimal> terms = new ArrayList<>(List.of(exact.numerator()));
    form.tiers().forEach(tier -> terms.add(ownSize(tier.maintenanceAmount())));
    return terms;
  }

  /** An amount of another tier than the position's own counts with its digits alone. */
  private static BigDecimal ownSize(BigDecimal amount) {
    return amount.remainder(BigDecimal.ONE);
  }

  private static Optional<BigDecimal> decimal(Fraction figure) {
    return figure.denominator().compareTo(BigDecimal.ONE) == 0
        ? Optional.of(figure.numerator())
        : Optional.empty();
  }

  private static Optional<List<BigDecimal>> both(
      Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.flatMap(first -> other.map(second -> List.of(first, second)));
  }

  private static boolean fit(int digits, List<List<BigDecimal>> terms) {
    List<BigDecimal> all = terms.stream().flatMap(List::stream).toList();
    int longest =
        all.stream().mapToInt(term -> term.stripTrailingZeros().scale()).reduce(digits, Math::max);
    return all.stream().allMatch(term -> term.abs().movePointRight(longest).compareTo(LIMIT) < 0);
  }
}
