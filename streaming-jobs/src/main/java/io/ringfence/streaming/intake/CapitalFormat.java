package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;

/** Capital of nodes. */
final class CapitalFormat implements EventFormat {
  @Override
  public List<String> required() {
    return List.of("node", "amount", "currency");
  }

  @Override
  public List<String> optional() {
    return List.of("valid_from");
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    return InputEvent.of(
        atMicros,
        origin,
        new CapitalRow(
            fields.node("node"),
            fields.figure("amount", Figures.Range.AMOUNT),
            fields.text("currency"),
            fields.optionalTime("valid_from")));
  }
}
