package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import io.ringfence.domain.calculator.GivenOrder;
import io.ringfence.domain.calculator.Range;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads the order of a case about an operation. */
final class Order {
  private static final ObjectFields.Layout ORDER =
      new ObjectFields.Layout()
          .text("side")
          .decimal("quantity", Range.POSITIVE)
          .decimal("price", Range.POSITIVE)
          .decimal("leverage", Range.POSITIVE)
          .decimal("fee", Range.NOT_NEGATIVE);

  private Order() {}

  static GivenOrder read(JsonParser parser) throws IOException {
    ObjectFields fields = ObjectFields.read(parser, Member.OPERATION.field(), ORDER);
    return new GivenOrder(
        Choices.direction(fields.needText("side")),
        fields.needDecimal("quantity"),
        fields.needDecimal("price"),
        fields.needDecimal("leverage"),
        fields.decimal("fee").orElse(BigDecimal.ZERO));
  }
}
