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
    ObjectFields fields =
        ObjectFields.read(parser, new ObjectFields.Place(Member.OPERATION.field(), -1), ORDER);
    return new GivenOrder(
        Choices.direction(fields.needText(0)),
        fields.needDecimal(1),
        fields.needDecimal(2),
        fields.needDecimal(3),
        fields.decimal(4).orElse(BigDecimal.ZERO));
  }
}
