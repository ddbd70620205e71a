package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;

/** Conversion rates between assets. */
final class RateFormat implements EventFormat {
  @Override
  public List<String> required() {
    return List.of("base", "quote", "rate");
  }

  @Override
  public List<String> optional() {
    return List.of("source");
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    return InputEvent.of(
        atMicros,
        origin,
        RecordedFact.of(
            new RateRow(
                atMicros,
                fields.name("base", RejectCode.NOT_ALLOWED_VALUE),
                fields.name("quote", RejectCode.NOT_ALLOWED_VALUE),
                fields.figure("rate", Figures.Range.PRICE),
                fields.optionalText("source"))));
  }
}
