package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InsuranceFundRow;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;

/** Balances of venues' insurance funds. */
final class InsuranceFundFormat implements EventFormat {
  @Override
  public List<String> required() {
    return List.of("venue", "asset", "balance");
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
        RecordedFact.of(
            new InsuranceFundRow(
                atMicros,
                fields.text("venue"),
                fields.name("asset", RejectCode.NOT_ALLOWED_VALUE),
                fields.figure("balance", Figures.Range.MARGIN))));
  }
}
