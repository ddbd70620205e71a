package io.ringfence.domain.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Requirements that are fixed when a position is entered. */
record SecondEntry(Sample of, SecondModel model) {
  /** The requirement with the rate and the amount of a bracket. */
  BigDecimal requirement(int tier) {
    BigDecimal cost = model.cost();
    BigDecimal plain = cost.multiply(of.brackets().rates()[tier]);
    BigDecimal reduced = plain.subtract(of.brackets().amounts()[tier]);
    return switch (of.generation()) {
      case ENTRY_MM -> reduced;
      case KUCOIN_V1 -> plain.add(kucoinFee());
      case BYBIT_LEGACY_INVERSE -> reduced.add(legacyClosingFee());
      case BYBIT_LEGACY_ROUNDED -> plain;
      case BITMEX -> ceiling(plain.add(ceiling(cost.add(model.initial()).multiply(of.fee()))));
      case STANDARD, OKX_TICK, BYBIT_FEE_TO_CLOSE, HTX, NAUTILUS ->
          throw new IllegalStateException("not fixed at entry: " + of);
    };
  }

  private static BigDecimal ceiling(BigDecimal amount) {
    BigDecimal rounded = amount.setScale(Sample.SETTLEMENT_SCALE, RoundingMode.HALF_EVEN);
    return Digits.areEqual(amount, rounded)
        ? rounded
        : amount.setScale(Sample.SETTLEMENT_SCALE, RoundingMode.CEILING);
  }

  private BigDecimal kucoinFee() {
    BigDecimal added = Digits.divide(of.added(), BigDecimal.ONE.subtract(of.fee()));
    return model.cost().add(model.initial()).add(added).multiply(of.fee());
  }

  /** The value at which the wallet pays the fee and no more, times the fee. */
  private BigDecimal legacyClosingFee() {
    return model
        .bankruptcy()
        .map(price -> model.value(price).multiply(of.fee()))
        .orElse(BigDecimal.ZERO);
  }
}
