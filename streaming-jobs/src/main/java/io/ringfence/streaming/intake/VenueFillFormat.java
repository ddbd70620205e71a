package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.contracts.wire.VenueFillRow;
import java.util.List;

/** Fills by which venues liquidate or deleverage. */
final class VenueFillFormat implements EventFormat {
  private static final List<String> KINDS = List.of("liquidation", "adl");

  @Override
  public List<String> required() {
    return List.of(
        "sequence",
        "venue",
        "account",
        "instrument",
        "side",
        "kind",
        "quantity",
        "price",
        "realised_pnl");
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
        new VenueFillRow(
            atMicros,
            fields.whole("sequence", 0, Fields.LARGEST_SEQUENCE),
            fields.text("venue"),
            fields.name("account", RejectCode.NOT_ALLOWED_VALUE),
            fields.text("instrument"),
            fields.word("side", PositionFormat.SIDES),
            fields.word("kind", KINDS),
            fields.figure("quantity", Figures.Range.AMOUNT),
            fields.figure("price", Figures.Range.PRICE),
            fields.figure("realised_pnl", Figures.Range.ANY)));
  }
}
