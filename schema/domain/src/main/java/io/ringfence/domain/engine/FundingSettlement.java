package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Books funding: of linear contracts into one cumulative figure, of inverse ones, whose amounts are
 * rounded one by one, into each wallet.
 */
final class FundingSettlement {
  private final Scales scales;
  private final ContractKind kind;
  private final Lattice lattice;
  private final PositionChanges changes;
  private final PositionRows rows;

  /** Brings a price times a rate to the digits of cumulative funding. */
  private final long finer;

  FundingSettlement(ContractTerms terms, Lattice lattice, PositionChanges changes) {
    this.scales = terms.scales();
    this.kind = terms.kind();
    this.lattice = lattice;
    this.changes = changes;
    this.rows = changes.rows;
    this.finer =
        switch (kind) {
          case LINEAR, QUANTO ->
              Lattice.factor(
                  BigDecimal.ONE, lattice.fundingDigits() - scales.price() - scales.fundingRate());
          case INVERSE -> 0;
        };
  }

  /** See {@link ExposureBook#fund}. */
  void fund(long settlementTick, long rate) {
    switch (kind) {
      case LINEAR, QUANTO -> {
        Wide amount = Wide.product(settlementTick, rate).times(finer);
        Wide funding = changes.funding().plus(amount);
        lattice.requireFunding(funding, scales.price());
        changes.setFunding(funding);
      }
      case INVERSE -> fundEach(settlementTick, rate);
    }
  }

  /** See {@link ExposureBook#fundingOf}. */
  BigDecimal amount(int node, long settlementTick, long rate) {
    BigDecimal price = BigDecimal.valueOf(settlementTick, scales.price());
    return switch (kind) {
      case LINEAR, QUANTO ->
          changes
              .sums
              .signed(node)
              .multiply(price)
              .multiply(BigDecimal.valueOf(rate, scales.fundingRate()))
              .negate();
      case INVERSE -> {
        BigDecimal sum = BigDecimal.ZERO;
        for (int slot = 0; slot < rows.used(); slot++) {
          if (rows.isLive(slot) && rows.node(slot) == node) {
            sum = sum.add(paid(slot, price, rate));
          }
        }
        yield sum;
      }
    };
  }

  /** What an inverse position is paid, rounded against the holder. */
  private BigDecimal paid(int slot, BigDecimal price, long rate) {
    return BigDecimal.valueOf(rows.quantity(slot), scales.quantity())
        .multiply(BigDecimal.valueOf(rate, scales.fundingRate()))
        .negate()
        .divide(price, scales.wallet(), RoundingMode.FLOOR);
  }

  private void fundEach(long settlementTick, long rate) {
    long[] amounts = new long[rows.used()];
    BigDecimal price = BigDecimal.valueOf(settlementTick, scales.price());
    for (int slot = 0; slot < amounts.length; slot++) {
      BigDecimal paid = paid(slot, price, rate);
      amounts[slot] = Scales.units("funding", paid, scales.wallet());
      changes.requireWallet(Math.addExact(rows.wallet(slot), amounts[slot]));
    }
    for (int slot = 0; slot < amounts.length; slot++) {
      if (rows.isLive(slot)) {
        changes.addToWallet(slot, amounts[slot]);
      }
    }
  }
}
