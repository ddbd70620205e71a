package io.ringfence.reporting.stress;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The figures of one account in words.
 *
 * @param account the account
 * @param shadow the same in cross margin
 */
record AccountWords(Accounts account, ShadowAccount shadow) {
  private static final int SCALE = 6;

  private String money(BigDecimal amount) {
    return Words.amount(amount, account.asset());
  }

  private String money(Fraction amount) {
    return money(amount.rounded(SCALE, RoundingMode.FLOOR));
  }

  String largestWallet() {
    BigDecimal largest = BigDecimal.ZERO;
    for (Held one : account.held()) {
      largest = largest.max(one.position().economics().isolatedMargin());
    }
    return "the wallet of each position, at most " + money(largest);
  }

  String wholeAccount() {
    return "everything in the account, "
        + money(shadow.equity())
        + (account.freeBalance().isPresent() ? "" : " and a free balance that is not known");
  }

  String leverages() {
    BigDecimal least = account.held().getFirst().position().leverage();
    BigDecimal most = least;
    for (Held one : account.held()) {
      least = least.min(one.position().leverage());
      most = most.max(one.position().leverage());
    }
    return "set for each position, " + times(least) + " to " + times(most);
  }

  String effectiveLeverage() {
    Fraction gross = Fraction.ZERO;
    for (Held one : account.held()) {
      gross = gross.plus(one.position().economics().value(one.position().mark()));
    }
    return shadow.equity().signum() <= 0
        ? "none: no equity is left"
        : times(gross.dividedBy(shadow.equity()).rounded(2, RoundingMode.CEILING))
            + " of the account, whatever is set";
  }

  private static String times(BigDecimal leverage) {
    return leverage.stripTrailingZeros().toPlainString() + "x";
  }

  String oneDies() {
    Optional<BigDecimal> nearest =
        account.held().stream()
            .flatMap(one -> one.line().distance().stream())
            .min(BigDecimal::compareTo);
    return "1 of %s, the first at %s"
        .formatted(
            Words.count(account.held().size(), "position"),
            nearest.map(Words::percent).orElse("no distance"));
  }

  String allDie() {
    return shadow
        .smallestMove()
        .map(
            move ->
                move.signum() == 0
                    ? "all: it would be liquidated at the marks of now"
                    : "all, when every mark goes " + Words.percent(move))
        .orElse("all, at no joint move up to 90 %");
  }

  String directional() {
    Fraction net = Fraction.ZERO;
    Fraction gross = Fraction.ZERO;
    for (List<Held> base : byBase().values()) {
      net = net.plus(Sums.net(base, account.asset()).abs());
      for (Held one : base) {
        gross = gross.plus(one.position().economics().value(one.position().mark()));
      }
    }
    return share(net, gross) + " of the notional points one way";
  }

  String offset() {
    Fraction offset = Fraction.ZERO;
    Fraction gross = Fraction.ZERO;
    for (List<Held> base : byBase().values()) {
      Fraction own = Fraction.ZERO;
      for (Held one : base) {
        own = own.plus(one.position().economics().value(one.position().mark()));
      }
      gross = gross.plus(own);
      offset = offset.plus(own.minus(Sums.net(base, account.asset()).abs()));
    }
    return share(offset, gross) + " offsets itself in the same base asset";
  }

  private Map<String, List<Held>> byBase() {
    Map<String, List<Held>> bases = new TreeMap<>();
    account
        .held()
        .forEach(one -> bases.computeIfAbsent(one.baseAsset(), _ -> new ArrayList<>()).add(one));
    return bases;
  }

  private static String share(Fraction part, Fraction whole) {
    return whole.signum() == 0
        ? Words.NONE
        : Words.percent(part.dividedBy(whole).rounded(SCALE, RoundingMode.HALF_UP));
  }

  String marginLocked() {
    return money(Sums.equity(account.held())) + " locked in positions";
  }

  String marginRequired() {
    Fraction gap = Sums.equity(account.held()).minus(initial());
    return "%s required, so %s %s"
        .formatted(
            money(initial()), money(gap.abs()), gap.signum() < 0 ? "too little" : "is freed");
  }

  private BigDecimal initial() {
    return sum(MarginExposure::initialMargin);
  }

  String removable() {
    return money(sum(MarginExposure::removableMargin)) + " may be removed, by venue rule";
  }

  String spare() {
    Fraction spare = shadow.equity().minus(initial()).max(Fraction.ZERO);
    return money(spare) + " stands above the initial requirement";
  }

  private BigDecimal sum(Function<MarginExposure, BigDecimal> figure) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Held one : account.held()) {
      MarginExposure exposure = one.line().exposure();
      sum = exposure == null ? sum : sum.add(figure.apply(exposure));
    }
    return sum;
  }
}
