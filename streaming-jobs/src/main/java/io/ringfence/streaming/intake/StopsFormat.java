package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.contracts.wire.StopsRow;
import java.util.List;

/** Stops that rest against positions, and plans. */
final class StopsFormat implements EventFormat {
  @Override
  public List<String> required() {
    return List.of("sequence", "venue", "account", "instrument", "side");
  }

  @Override
  public List<String> optional() {
    return List.of("stop_price", "stop_quantity", "planned_max_loss", "thesis", "plan");
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    return InputEvent.of(
        atMicros,
        origin,
        new StopsRow(
            fields.whole("sequence", 0, Fields.LARGEST_SEQUENCE),
            fields.text("venue"),
            fields.name("account", RejectCode.NOT_ALLOWED_VALUE),
            fields.text("instrument"),
            fields.word("side", PositionFormat.SIDES),
            fields.optionalFigure("stop_price", Figures.Range.PRICE),
            fields.optionalFigure("stop_quantity", Figures.Range.QUANTITY),
            fields.optionalFigure("planned_max_loss", Figures.Range.LIMIT),
            fields.optionalWord("thesis", PositionFormat.THESES),
            fields.optionalWord("plan", PositionFormat.PLANS)));
  }
}
