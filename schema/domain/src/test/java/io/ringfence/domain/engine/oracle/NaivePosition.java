package io.ringfence.domain.engine.oracle;

import io.ringfence.domain.engine.ContractKind;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.RequirementTerms;
import io.ringfence.domain.engine.Scales;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** One position in decimals: what it is worth and which conditions hold, by the definitions. */
public final class NaivePosition {
  private final ContractTerms terms;
  private BigDecimal sign = BigDecimal.ONE;
  private BigDecimal quantity = BigDecimal.ONE;
  private BigDecimal entry = BigDecimal.ONE;
  private BigDecimal stop = BigDecimal.ZERO;
  private BigDecimal stopSize = BigDecimal.ZERO;
  BigDecimal wallet = BigDecimal.ZERO;
  int node;
  int fired;
  boolean presumed;
  boolean stopped;

  /** A position of a version. */
  public NaivePosition(ContractTerms terms, PositionVersion version) {
    this.terms = terms;
    set(version);
  }

  /** Takes on another version. */
  void set(PositionVersion version) {
    Scales scales = terms.scales();
    sign = version.quantity() > 0 ? BigDecimal.ONE : BigDecimal.ONE.negate();
    quantity = BigDecimal.valueOf(Math.abs(version.quantity()), scales.quantity());
    entry = BigDecimal.valueOf(version.entry(), scales.entry());
    wallet = BigDecimal.valueOf(version.wallet(), scales.wallet());
    stop = BigDecimal.valueOf(version.stop(), scales.price());
    stopSize = BigDecimal.valueOf(version.stopSize(), scales.quantity());
    node = version.node();
    presumed = false;
    stopped = false;
  }

  private boolean isInverse() {
    return terms.kind() == ContractKind.INVERSE;
  }

  /** Whether the requirement is at least a ratio times equity at a price. */
  public boolean reaches(BigDecimal ratio, BigDecimal price) {
    return excess(ratio, price) >= 0;
  }

  /** Whether the mark is at most a fraction away from where the position meets its requirement. */
  public boolean isWithin(BigDecimal distance, BigDecimal mark) {
    return reaches(BigDecimal.ONE, mark.multiply(BigDecimal.ONE.subtract(sign.multiply(distance))));
  }

  /** Whether the venue liquidates at a mark. */
  public boolean isLiquidatable(BigDecimal mark) {
    int excess = excess(BigDecimal.ONE, mark);
    return terms.requirement().equalityLiquidates() ? excess >= 0 : excess > 0;
  }

  /** Whether the stop is touched at a mark. */
  boolean touchesStop(BigDecimal mark) {
    return stop.signum() > 0 && mark.subtract(stop).multiply(sign).signum() <= 0;
  }

  /** Whether the stop covers everything and is come to before the liquidation is, from a mark. */
  boolean isStopped(BigDecimal mark) {
    boolean isAhead = stop.signum() > 0 && !touchesStop(mark);
    return isAhead
        && stopSize.compareTo(quantity) >= 0
        && pricesBetween(mark).stream().allMatch(price -> excess(BigDecimal.ONE, price) < 0);
  }

  /** The mark, the stop, and the prices just above the edges of tiers on the way. */
  private List<BigDecimal> pricesBetween(BigDecimal mark) {
    List<BigDecimal> prices = new ArrayList<>(List.of(mark, stop));
    for (RequirementTerms.Tier tier : terms.requirement().tiers()) {
      if (tier.cap().signum() > 0) {
        BigDecimal price =
            isInverse()
                ? quantity.divide(tier.cap(), 60, RoundingMode.FLOOR)
                : tier.cap().divide(quantity, 60, RoundingMode.CEILING);
        boolean isExact =
            (isInverse() ? price.multiply(tier.cap()) : price.multiply(quantity))
                    .compareTo(isInverse() ? quantity : tier.cap())
                == 0;
        BigDecimal least = BigDecimal.ONE.movePointLeft(60);
        BigDecimal above =
            !isExact ? price : isInverse() ? price.subtract(least) : price.add(least);
        if (above.compareTo(mark.min(stop)) > 0 && above.compareTo(mark.max(stop)) < 0) {
          prices.add(above);
        }
      }
    }
    return prices;
  }

  private int excess(BigDecimal ratio, BigDecimal price) {
    BigDecimal gain = sign.multiply(quantity).multiply(price.subtract(entry));
    if (!isInverse()) {
      return requirement(quantity.multiply(price), BigDecimal.ONE)
          .compareTo(ratio.multiply(wallet.add(gain)));
    }
    BigDecimal equity = wallet.multiply(entry).multiply(price).add(gain);
    return requirement(quantity, price).multiply(entry).compareTo(ratio.multiply(equity));
  }

  /** Requirement of a notional of over / under, times under; marginal tiers slice by slice. */
  private BigDecimal requirement(BigDecimal over, BigDecimal under) {
    RequirementTerms rules = terms.requirement();
    BigDecimal sum = over.multiply(rules.feeRate());
    BigDecimal floor = BigDecimal.ZERO;
    for (int i = 0; i < rules.tiers().size(); i++) {
      RequirementTerms.Tier tier = rules.tiers().get(i);
      BigDecimal cap = tier.cap().multiply(under);
      boolean isLast = i == rules.tiers().size() - 1;
      boolean within = isLast || over.compareTo(cap) <= 0;
      switch (rules.schedule()) {
        case MARGINAL -> sum = sum.add((within ? over : cap).subtract(floor).multiply(tier.rate()));
        case WHOLE_POSITION -> sum = sum.add(within ? over.multiply(tier.rate()) : BigDecimal.ZERO);
      }
      if (within) {
        return sum;
      }
      floor = cap;
    }
    throw new IllegalStateException("a schedule has a last tier");
  }

  /** The wallet with which the requirement is a ratio times equity at a price, to 30 digits. */
  BigDecimal walletFor(BigDecimal ratio, BigDecimal price) {
    BigDecimal gain = sign.multiply(quantity).multiply(price.subtract(entry));
    BigDecimal required = requirement(quantity.multiply(price), BigDecimal.ONE);
    if (isInverse()) {
      gain = gain.divide(entry.multiply(price), 30, RoundingMode.HALF_EVEN);
      required = requirement(quantity, price).divide(price, 30, RoundingMode.HALF_EVEN);
    }
    return required.divide(ratio, 30, RoundingMode.HALF_EVEN).subtract(gain);
  }

  /** The wallet changes by a signed amount. */
  public void addToWallet(BigDecimal amount) {
    wallet = wallet.add(amount);
  }

  /** Another stop, ticks and units; 0 is none, and unknown. */
  void setStop(long ticks, long size) {
    stopSize = BigDecimal.valueOf(size, terms.scales().quantity());
    BigDecimal other = BigDecimal.valueOf(ticks, terms.scales().price());
    if (other.compareTo(stop) != 0) {
      stop = other;
      stopped = false;
    }
  }

  /** Part of it is gone, and what that realised is settled with the wallet. */
  void reduce(BigDecimal size, BigDecimal realised) {
    quantity = quantity.subtract(size);
    wallet = wallet.add(realised);
  }

  /** Funding of an interval. */
  public void fund(BigDecimal price, BigDecimal rate) {
    BigDecimal base = sign.multiply(quantity).multiply(rate).negate();
    wallet =
        wallet.add(
            isInverse()
                ? base.divide(price, terms.scales().wallet(), RoundingMode.FLOOR)
                : base.multiply(price));
  }

  /** Figures at a mark. */
  public NodeFigures figures(BigDecimal mark) {
    int digits = terms.scales().wallet();
    BigDecimal pnl = sign.multiply(quantity).multiply(mark.subtract(entry));
    BigDecimal notional = quantity.multiply(mark);
    BigDecimal required;
    if (isInverse()) {
      pnl = pnl.divide(entry.multiply(mark), digits, RoundingMode.FLOOR);
      notional = quantity.divide(mark, digits, RoundingMode.CEILING);
      required = requirement(quantity, mark).divide(mark, digits, RoundingMode.CEILING);
    } else {
      required = requirement(notional, BigDecimal.ONE);
    }
    BigDecimal equity = wallet.add(pnl);
    BigDecimal toLose = presumed ? wallet : equity;
    return new NodeFigures(
        1,
        wallet,
        equity,
        pnl,
        required,
        notional,
        sign.multiply(notional),
        toLose.max(BigDecimal.ZERO),
        isStopped(mark) ? 1 : 0);
  }

  /** Sign of the side. */
  int sign() {
    return sign.signum();
  }
}
