package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.FundingRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;

/** Funding settlements. */
final class FundingFormat implements EventFormat {
  @Override
  public List<String> required() {
    return List.of("venue", "instrument", "funding_rate");
  }

  @Override
  public List<String> optional() {
    return List.of();
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    return InputEvent.of(
        atMicros,
        origin,
        new FundingRow(
            fields.text("venue"), fields.text("instrument"), fields.rate("funding_rate")));
  }
}
