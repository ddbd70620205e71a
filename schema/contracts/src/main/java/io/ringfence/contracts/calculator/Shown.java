package io.ringfence.contracts.calculator;

import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures as answers carry them: without trailing zeros, null where there is none. */
final class Shown {
  private Shown() {}

  static BigDecimal figure(BigDecimal figure) {
    return new BigDecimal(Precision.canonical(figure));
  }

  static @Nullable BigDecimal figure(Optional<BigDecimal> figure) {
    return figure.map(Shown::figure).orElse(null);
  }

  static @Nullable BigDecimal price(Optional<PriceRoot> price, PositionSide side) {
    return figure(price.map(it -> it.price(side)));
  }
}
