package io.ringfence.domain.calculator;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/** What a position must hold and what closing it costs; amounts in the settlement asset. */
record PositionMargins(HeldPosition held, GivenRules rules) {
  FigureValue entryValue() {
    return charged(held.unfunded().entryValue());
  }

  FigureValue initial(String name) {
    held.leverage(name);
    return charged(rules.model().initialMargin(held.unfunded()).orElseThrow());
  }

  FigureValue initialAtMark(String name) {
    return charged(held.unfunded().value(held.mark(name)).dividedBy(held.leverage(name)));
  }

  FigureValue initialAtRate(String name) {
    BigDecimal rate = held.inputs().need(Input.INITIAL_RATE, name);
    return charged(held.unfunded().value(held.mark(name)).times(rate));
  }

  FigureValue maintenance(String name) {
    return charged(rules.tiered(held, name).maintenanceMargin(held.unfunded(), held.markOrEntry()));
  }

  FigureValue feeToClose(String name) {
    return charged(closing(name));
  }

  FigureValue positionBalance(String name) {
    BigDecimal leverage = held.leverage(name);
    return charged(held.unfunded().entryValue().dividedBy(leverage).plus(closing(name)));
  }

  FigureValue closingFee(String name) {
    BigDecimal rate = held.inputs().need(Input.TAKER_FEE, name);
    return rules
        .model()
        .closingFee(held.funded(name), rate)
        .<FigureValue>map(FigureValue::of)
        .orElse(new FigureValue.Absent(FigureValue.Reason.NONE));
  }

  private Fraction closing(String name) {
    held.leverage(name);
    BigDecimal rate = held.inputs().need(Input.TAKER_FEE, name);
    return rules.model().feeToClose(held.unfunded(), rate).orElseThrow();
  }

  private FigureValue charged(Fraction amount) {
    return FigureValue.of(held.contract().charged(amount));
  }
}
