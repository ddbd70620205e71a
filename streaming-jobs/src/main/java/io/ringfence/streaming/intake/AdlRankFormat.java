package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.AdlRankRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;

/** Places in venues' auto-deleveraging queues. */
final class AdlRankFormat implements EventFormat {
  private static final long HIGHEST_RANK = 100;

  @Override
  public List<String> required() {
    return List.of("venue", "account", "instrument", "side", "rank");
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
            new AdlRankRow(
                atMicros,
                fields.text("venue"),
                fields.name("account", RejectCode.NOT_ALLOWED_VALUE),
                fields.text("instrument"),
                fields.word("side", PositionFormat.SIDES),
                fields.whole("rank", 0, HIGHEST_RANK))));
  }
}
