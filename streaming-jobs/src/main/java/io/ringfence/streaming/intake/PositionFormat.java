package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.PositionRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.streaming.intake.Figures.Range;
import java.util.List;

/** Versions of positions. */
final class PositionFormat implements EventFormat {
  static final List<String> SIDES = List.of("long", "short");

  static final List<String> THESES = List.of("intact", "broken");
  static final List<String> PLANS = List.of("add", "exit");
  private static final List<String> OWNERS = List.of("client", "house");

  @Override
  public List<String> required() {
    return List.of(
        "sequence",
        "venue",
        "account",
        "instrument",
        "side",
        "quantity",
        "entry_price",
        "isolated_margin",
        "leverage",
        "desk",
        "book",
        "trader");
  }

  @Override
  public List<String> optional() {
    return List.of(
        "stop_price",
        "stop_quantity",
        "planned_max_loss",
        "thesis",
        "plan",
        "legal_entity",
        "client_or_house",
        "strategy",
        "book_tag",
        "profile",
        "risk_class",
        "sector",
        "conviction",
        "pair_id");
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    return InputEvent.of(
        atMicros,
        origin,
        new PositionRow(
            fields.whole("sequence", 0, Fields.LARGEST_SEQUENCE),
            fields.text("venue"),
            fields.name("account", RejectCode.NOT_ALLOWED_VALUE),
            fields.text("instrument"),
            fields.word("side", SIDES),
            fields.figure("quantity", Range.QUANTITY),
            fields.figure("entry_price", Range.PRICE),
            fields.figure("isolated_margin", Range.MARGIN),
            fields.figure("leverage", Range.AMOUNT),
            fields.name("desk", RejectCode.BAD_NODE),
            fields.book("book"),
            fields.text("trader"),
            fields.optionalFigure("stop_price", Range.PRICE),
            fields.optionalFigure("stop_quantity", Range.QUANTITY),
            fields.optionalFigure("planned_max_loss", Range.LIMIT),
            fields.optionalWord("thesis", THESES),
            fields.optionalWord("plan", PLANS),
            fields.optionalText("legal_entity"),
            fields.optionalWord("client_or_house", OWNERS),
            fields.optionalText("strategy"),
            fields.optionalText("book_tag"),
            fields.optionalText("profile"),
            fields.optionalText("risk_class"),
            fields.optionalText("sector"),
            fields.optionalText("conviction"),
            fields.optionalText("pair_id")));
  }
}
