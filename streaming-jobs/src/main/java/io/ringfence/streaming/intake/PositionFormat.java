package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.CrossPositionRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.PositionLabelsRow;
import io.ringfence.contracts.wire.PositionRow;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.streaming.intake.Figures.Range;
import java.util.List;

/** Versions of positions; those in cross margin are facts that are only written down. */
final class PositionFormat implements EventFormat {
  static final List<String> SIDES = List.of("long", "short");

  static final List<String> THESES = List.of("intact", "broken");
  static final List<String> PLANS = List.of("add", "exit");
  private static final List<String> OWNERS = List.of("client", "house");
  private static final String MODE = "margin_mode";
  private static final String CROSS = "cross";
  private static final List<String> MODES = List.of("isolated", CROSS);

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
        "pair_id",
        MODE,
        "realised_pnl");
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    PositionRow row = row(fields);
    boolean isCross = CROSS.equals(fields.optionalWord(MODE, MODES));
    if (isCross && row.isolatedMargin().signum() != 0) {
      fields.refuse(
          RejectCode.NOT_ALLOWED_VALUE,
          "isolated_margin must be 0 where margin_mode is cross, was "
              + row.isolatedMargin().toPlainString());
    }
    return isCross
        ? InputEvent.of(atMicros, origin, RecordedFact.of(cross(row, atMicros)))
        : InputEvent.of(atMicros, origin, row);
  }

  private static CrossPositionRow cross(PositionRow row, long atMicros) {
    return new CrossPositionRow(
        atMicros,
        row.sequence(),
        new CrossPositionRow.Key(row.venue(), row.account(), row.instrument(), row.side()),
        row.quantity(),
        row.entryPrice(),
        row.leverage(),
        new CrossPositionRow.Owner(
            row.desk(),
            row.book(),
            row.trader(),
            row.thesis(),
            row.legalEntity(),
            row.clientOrHouse(),
            row.pairId()),
        new PositionLabelsRow(
            row.strategy(),
            row.bookTag(),
            row.profile(),
            row.riskClass(),
            row.sector(),
            row.conviction()));
  }

  private static PositionRow row(Fields fields) {
    return new PositionRow(
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
        fields.optionalText("pair_id"),
        fields.optionalFigure("realised_pnl", Range.ANY));
  }
}
