package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.LiquidationBuffer;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;

/** A strategy's own stop before the venue's, where the venue's is by the standard equation. */
record BufferedPrice(HeldPosition held, GivenRules rules) {
  FigureValue answer(String name) {
    LiquidationBuffer buffer =
        new LiquidationBuffer(held.inputs().need(Input.LIQUIDATION_BUFFER, name));
    return buffer
        .price(standard(rules.tiered(held, name), name), held.funded(name))
        .map(FigureValue::of)
        .orElse(new FigureValue.Absent(FigureValue.Reason.NONE));
  }

  private static StandardMargin standard(MarginModel model, String name) {
    return switch (model) {
      case StandardMargin it -> it;
      case OkxTick it -> it.standard();
      case Htx it -> it.standard();
      case FixedAtEntry _, BybitFeeToClose _, Nautilus _ ->
          throw new CaseException(
              "model", "must be standard for " + name + ", was " + Generation.of(model));
    };
  }
}
